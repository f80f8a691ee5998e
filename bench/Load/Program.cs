using BlazorConsole.Load;

return await LoadProgram.RunAsync(args, Console.Out, Console.Error);
