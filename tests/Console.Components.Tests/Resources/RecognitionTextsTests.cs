using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace BlazorConsole.Components.Tests.Resources;

public sealed partial class RecognitionTextsTests
{
    private static readonly string Root =
        typeof(RecognitionTextsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == "RepositoryRoot").Value!;

    [Fact]
    public void Sentence_OfARule_HasAChineseOne()
    {
        var translated = XDocument.Load(Path.Combine(Root, "src", "Console", "Resources", "RecognitionTexts.zh-Hans.resx"))
            .Root!.Elements("data").Select(data => data.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);

        var recognition = Path.Combine(Root, "src", "Console.Domain", "Recognition");
        var sentences = Directory.EnumerateFiles(Path.Combine(recognition, "Rules"), "*.cs").Append(Path.Combine(recognition, "Resolver.cs"))
            .SelectMany(file => Literal().Matches(Errors().Replace(File.ReadAllText(file), "")))
            .Select(match => match.Groups["sentence"].Value)
            .ToList();

        Assert.True(sentences.Count >= 28, $"Only {sentences.Count} sentences were found.");
        Assert.All(sentences, sentence => Assert.Contains(sentence, translated));
    }

    // Sentences are the literals that end like one; messages of errors are for logs and are not shown.
    [GeneratedRegex(@"""(?<sentence>[A-Z][^""]+\.)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"Error \w+ = new\([^;]+;", RegexOptions.None, 1000)]
    private static partial Regex Errors();
}
