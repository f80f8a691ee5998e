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

        var sentences = Directory.EnumerateFiles(Path.Combine(Root, "src", "Console.Domain", "Recognition", "Rules"), "*.cs")
            .SelectMany(file => Verdict().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["sentence"].Value)
            .ToList();

        Assert.NotEmpty(sentences);
        Assert.All(sentences, sentence => Assert.Contains(sentence, translated));
    }

    [GeneratedRegex(@"new Verdict\.\w+\([^;""]*""(?<sentence>[^""]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Verdict();
}
