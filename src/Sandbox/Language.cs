using Microsoft.Net.Http.Headers;

namespace BlazorConsole.Sandbox;

/// <summary>English or Chinese, from <c>?lang=</c> or the browser. Both texts stand side by side where they are used.</summary>
public sealed record Language(bool IsChinese)
{
    public string Tag => IsChinese ? "zh-Hans" : "en";

    public string this[string english, string chinese] => IsChinese ? chinese : english;

    public string this[Cast.Sentence sentence] => this[sentence.English, sentence.Chinese];

    public static Language Of(HttpRequest request)
    {
        var wanted = request.Query["lang"].ToString();
        if (wanted.Length == 0)
        {
            wanted = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1)
                .Select(language => language.Value.Value).FirstOrDefault() ?? "";
        }
        return new(wanted.StartsWith("zh", StringComparison.OrdinalIgnoreCase));
    }
}
