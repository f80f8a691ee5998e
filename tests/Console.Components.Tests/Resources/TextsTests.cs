using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace BlazorConsole.Components.Tests.Resources;

public sealed partial class TextsTests
{
    private static readonly string Console = Path.Combine(
        typeof(TextsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == "RepositoryRoot").Value!, "src", "Console");

    private static readonly string[] Names = [.. Directory.GetFiles(Path.Combine(Console, "Resources"), "*.zh-Hans.resx")
        .Select(file => Path.GetFileName(file)[..^".zh-Hans.resx".Length])];

    public static TheoryData<string> Pairs => new(Names);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Pair_InBothLanguages_HasTheSameKeysAndPlaceholders(string name)
    {
        var english = Read(name, ".resx");
        var chinese = Read(name, ".zh-Hans.resx");

        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), chinese.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, text => Assert.Equal(Placeholders(text.Value), Placeholders(chinese[text.Key])));
        Assert.All(english.Concat(chinese), text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));
    }

    [Fact]
    public void Resources_InEnglish_AreAllTranslated()
    {
        var english = Directory.GetFiles(Path.Combine(Console, "Resources"), "*.resx")
            .Where(file => !file.EndsWith(".zh-Hans.resx", StringComparison.Ordinal));

        Assert.Equal(english.Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal), Names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Key_UsedInCode_Exists()
    {
        var missing = new List<string>();
        foreach (var (file, code) in ComponentSources())
        {
            if (Localizer().Match(code) is not { Success: true } localizer)
                continue;

            var known = Read(localizer.Groups["texts"].Value, ".resx");
            missing.AddRange(UsedKey().Matches(code).Select(use => use.Groups["key"].Value)
                .Where(key => !known.ContainsKey(key))
                .Select(key => $"{file}: {key}"));
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void Key_ThatExists_IsUsed()
    {
        // Codes and sentences of the domain are keys too.
        var domain = Directory.EnumerateFiles(Console + ".Domain", "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);
        var code = string.Concat(ComponentSources().Select(source => source.Code).Concat(domain));

        var templates = PutTogether().Matches(code).Select(use => new Regex(
            $"^{Hole().Replace(use.Groups["template"].Value, @"[\w-]+")}$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))).ToList();
        var unused = Names.SelectMany(name => Read(name, ".resx").Keys)
            .Where(key => !code.Contains($"\"{key}\"", StringComparison.Ordinal) && !IsMember(code, key) && !templates.Exists(template => template.IsMatch(key)));

        Assert.Empty(unused);
    }

    // A page with one text per state takes its keys from the states' names: Expired, and ExpiredTitle.
    private static bool IsMember(string code, string key) =>
        Regex.IsMatch(code, $@"\b{Regex.Escape(key.EndsWith("Title", StringComparison.Ordinal) ? key[..^5] : key)}\b", RegexOptions.None, TimeSpan.FromSeconds(5));

    // A component's markup and its code-behind read as one: the localizer is declared in one of them.
    private static IEnumerable<(string File, string Code)> ComponentSources() =>
        Directory.EnumerateFiles(Console, "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".razor" or ".cs")
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .GroupBy(file => file.Replace(".razor.cs", ".razor", StringComparison.Ordinal), StringComparer.Ordinal)
            .Select(files => (files.Key, string.Concat(files.Select(File.ReadAllText))));

    private static Dictionary<string, string> Read(string name, string suffix) =>
        XDocument.Load(Path.Combine(Console, "Resources", name + suffix)).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static IEnumerable<string> Placeholders(string text) =>
        Placeholder().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"IStringLocalizer<(?<texts>\w+Texts)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Localizer();

    // A key that is put together has a part of its own, of four letters at least: Texts[$"Field{name}"].
    [GeneratedRegex(@"Texts\[\$""(?<template>(?:\w{4,}\{[^""{}]+\}|\{[^""{}]+\}[\w-]{4,}))""\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PutTogether();

    [GeneratedRegex(@"\{[^{}]+\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hole();

    [GeneratedRegex(@"Texts\[""(?<key>\w+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UsedKey();
}
