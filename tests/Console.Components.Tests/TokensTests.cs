using System.Reflection;
using System.Text.RegularExpressions;

namespace BlazorConsole.Components.Tests;

public sealed partial class TokensTests
{
    private static readonly string Root =
        typeof(TokensTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == "RepositoryRoot").Value!;

    [Fact]
    public void DarkTokens_BySystemAndByChoice_AreTheSame()
    {
        var css = File.ReadAllText(Path.Combine(Root, "wwwroot", "css", "tokens.css"));

        Assert.Equal(Declarations(css, """:root[data-theme="system"]"""), Declarations(css, """:root[data-theme="dark"]"""));
    }

    [Fact]
    public void Colours_OutsideTheTokens_AreNotNamed()
    {
        var sheets = Directory.EnumerateFiles(Path.Combine(Root, "src", "Console", "Components"), "*.razor.css", SearchOption.AllDirectories)
            .Append(Path.Combine(Root, "wwwroot", "css", "base.css"));

        Assert.All(sheets, sheet => Assert.DoesNotMatch(Colour(), File.ReadAllText(sheet)));
    }

    private static string[] Declarations(string css, string selector)
    {
        var start = css.IndexOf('{', css.IndexOf(selector, StringComparison.Ordinal)) + 1;
        return css[start..css.IndexOf('}', start)].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex(@"#[0-9a-f]{3,8}\b|\b(rgb|hsl)a?\(", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Colour();
}
