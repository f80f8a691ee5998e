using System.Diagnostics;
using BlazorConsole.Sandbox.Hosting;

namespace BlazorConsole.Sandbox.Tests;

/// <summary>Runs browser code under Node.js, with the tools that the build bundles it with.</summary>
internal static class Node
{
    public static string RepositoryRoot => SandboxOptions.RepositoryRoot;

    /// <summary>Checks the types of a project of TypeScript files.</summary>
    public static Task<NodeRun> CheckAsync(string project) => RunAsync("node_modules/typescript/bin/tsc", "--noEmit", "-p", project);

    /// <summary>Bundles the files into a folder, each as a module that Node.js runs.</summary>
    public static Task<NodeRun> BundleAsync(string folder, params IEnumerable<string> files) => RunAsync(
        ["node_modules/esbuild/bin/esbuild", .. files, "--bundle", "--platform=node", "--format=esm", "--out-extension:.js=.mjs", "--log-level=warning", $"--outdir={folder}"]);

    public static async Task<NodeRun> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = RepositoryRoot,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output + await error);
    }
}

internal sealed record NodeRun(int ExitCode, string Output)
{
    /// <summary>What it said, after it ended well.</summary>
    public string Succeeded()
    {
        Assert.True(ExitCode == 0, Output);
        return Output;
    }
}
