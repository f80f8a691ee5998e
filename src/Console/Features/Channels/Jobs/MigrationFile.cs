using BlazorConsole.Domain.Identities;

namespace BlazorConsole.Features.Channels.Jobs;

/// <summary>A file of pairs, one to a line: the former OpenID, a comma or tab, the present one. A first line without OpenIDs is a heading.</summary>
internal static class MigrationFile
{
    /// <summary>Largest file; a line is about sixty characters.</summary>
    public const long MaxBytes = 16 * 1024 * 1024;

    // WeChat's have 28 characters; a heading's words have fewer.
    private const int ShortestOpenId = 20;

    /// <returns>The pairs, or the number of the first line that is none.</returns>
    public static async Task<(IReadOnlyList<(OpenId Former, OpenId Present)> Pairs, int? BadLine)> ReadAsync(Stream file, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(file);
        var pairs = new List<(OpenId, OpenId)>();
        for (var line = 1; await reader.ReadLineAsync(cancellationToken) is { } text; line++)
        {
            if (string.IsNullOrWhiteSpace(text))
                continue;
            if (text.Split([',', '\t'], StringSplitOptions.TrimEntries) is [var former, var present]
                && TryRead(former, out var before) && TryRead(present, out var now) && before != now)
            {
                pairs.Add((before, now));
            }
            else if (line > 1)
            {
                return ([], line);
            }
        }

        return (pairs, null);
    }

    private static bool TryRead(string text, out OpenId openId) => OpenId.TryParse(text, out openId) && text.Length >= ShortestOpenId;
}
