using System.Reflection;

namespace BlazorConsole.Load;

/// <summary>Where the build put what is measured.</summary>
internal static class Built
{
    public static string Sandbox { get; } = Metadata("SandboxAssembly");

    public static string Console { get; } = Metadata("ConsoleAssembly");

    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    public static string Configuration { get; } = Metadata("Configuration");

    private static string Metadata(string key) =>
        typeof(Built).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
