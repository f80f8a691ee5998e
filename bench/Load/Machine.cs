using System.Runtime.InteropServices;

namespace BlazorConsole.Load;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static IEnumerable<(string Name, string Value)> Describe(string folder) =>
    [
        ("Cores", $"{Environment.ProcessorCount}"),
        ("CPU", Line("/proc/cpuinfo", "model name", ':') ?? "unknown"),
        ("Memory", $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20} MiB"),
        ("Disk", new DriveInfo(folder).DriveFormat),
        ("OS", $"{Line("/etc/os-release", "PRETTY_NAME", '=')?.Trim('"') ?? RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}"),
        (".NET", RuntimeInformation.FrameworkDescription),
        ("Build", Built.Configuration),
        ("Load before", LoadAverage()),
    ];

    /// <summary>Of the last minute: other work on the machine shows here before the run, not in its figures.</summary>
    public static string LoadAverage() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string? Line(string file, string key, char separator) =>
        File.Exists(file)
            ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))?.Split(separator, 2)[1].Trim()
            : null;
}
