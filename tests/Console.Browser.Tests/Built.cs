using System.Reflection;

namespace BlazorConsole.Browser.Tests;

/// <summary>Where the build put what these tests start.</summary>
internal static class Built
{
    public static string Sandbox { get; } = Metadata("SandboxAssembly");

    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    private static string Metadata(string key) =>
        typeof(Built).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
