return await BlazorConsole.Hosting.ConsoleApplication.RunAsync(args);
