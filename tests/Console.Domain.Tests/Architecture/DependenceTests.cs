using System.Reflection;
using System.Text.RegularExpressions;

namespace BlazorConsole.Domain.Tests.Architecture;

/// <summary>Sandbox → Console → Domain, features apart from each other, the widget library in one folder: read from the code itself.</summary>
public sealed partial class DependenceTests
{
    [Fact]
    public void Domain_Referenced_ReachesOnlyTheBaseLibrary()
    {
        var references = Assembly.Load("BlazorConsole.Domain").GetReferencedAssemblies();

        Assert.All(references, reference => Assert.StartsWith("System.", reference.Name));
        Assert.DoesNotContain(references, reference => reference.Name is "System.Net.Http");
    }

    [Fact]
    public void Console_Source_NeverNamesTheSandbox() =>
        AssertNoLine("src/Console", line => line.Contains("BlazorConsole.Sandbox", StringComparison.Ordinal));

    [Fact]
    public void Domain_Source_NamesNeitherConsoleNorFramework() =>
        AssertNoLine("src/Console.Domain", line => Using().Match(line) is { Success: true } match
            && !match.Groups["namespace"].Value.StartsWith("System", StringComparison.Ordinal)
            && !match.Groups["namespace"].Value.StartsWith("BlazorConsole.Domain", StringComparison.Ordinal));

    [Fact]
    public void WidgetLibrary_NamedInSource_StaysInTheKit() =>
        AssertNoLine("src/Console", line => line.Contains("Radzen", StringComparison.Ordinal), except: "Components/Kit/");

    [Fact]
    public void DatabaseDialect_NamedInSource_StaysInPersistence() =>
        AssertNoLine("src/Console", line => line.Contains("Sqlite", StringComparison.Ordinal), except: "Persistence/");

    [Fact]
    public void StaticClock_NamedInSource_IsReadOnlyWhereItIsRegistered() =>
        AssertNoLine("src/Console", line => line.Contains("TimeProvider.System", StringComparison.Ordinal), except: "Hosting/ConsoleApplication.cs");

    private static void AssertNoLine(string folder, Func<string, bool> isForbidden, string? except = null)
    {
        var root = Repository.File(folder);
        var found =
            from file in Directory.EnumerateFiles(root, "*.*", SearchOption.AllDirectories)
            let path = Path.GetRelativePath(root, file).Replace('\\', '/')
            where (path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal))
                && !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal)
                && (except is null || !path.StartsWith(except, StringComparison.Ordinal))
            from line in File.ReadLines(file)
            where isForbidden(line)
            select $"{path}: {line.Trim()}";

        Assert.Empty(found);
    }

    [GeneratedRegex(@"^using (static )?(?<namespace>[\w.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Using();
}
