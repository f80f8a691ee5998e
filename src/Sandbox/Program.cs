using BlazorConsole.Sandbox.Hosting;

return await SandboxProgram.RunAsync(args, Console.Out, Console.Error);
