namespace BlazorConsole.Sandbox.Tests.MiniProgram;

/// <summary>A sandbox, a console at its address, and the mini program without a screen.</summary>
public sealed class FlowFixture : IAsyncLifetime
{
    internal RunningSandbox Sandbox { get; } = new();

    internal FakeConsole Console { get; private set; } = null!;

    /// <summary>Where flow.mjs lies.</summary>
    internal string Folder { get; } = Directory.CreateTempSubdirectory("sandbox-tests-").FullName;

    public async Task InitializeAsync()
    {
        await Sandbox.InitializeAsync();
        Console = await FakeConsole.StartAsync(Sandbox);
        (await Node.BundleAsync(Folder, "tests/Sandbox.Tests/MiniProgram/flow.ts")).Succeeded();
    }

    public async Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        await Console.DisposeAsync();
        await Sandbox.DisposeAsync();
    }
}
