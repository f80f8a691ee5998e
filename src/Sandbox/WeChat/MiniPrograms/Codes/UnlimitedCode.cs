using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.WeChat.AppTokens;
using BlazorConsole.Sandbox.WeChat.MiniPrograms.Launches;

namespace BlazorConsole.Sandbox.WeChat.MiniPrograms.Codes;

/// <summary>POST /wxa/getwxacodeunlimit: as many codes as one likes, each with a scene that its page gets encoded.</summary>
internal static partial class UnlimitedCode
{
    public const string Path = "/wxa/getwxacodeunlimit";

    private const int LongestScene = 32;
    private const int MostUnpublishedPages = 60_000;

    public static async Task<IResult> AnswerAsync(
        HttpRequest request, AppTokenCheck check, PublishedPages pages, LaunchTickets tickets, CodeTotals totals, Origins origins, ApiReply reply)
    {
        if (!HttpMethods.IsPost(request.Method))
            return reply.Refusal(WeChatError.RequiresPost);
        if (check.Refusal(request, WeChatAppKind.MiniProgram, out var app, wrongKind: WeChatError.NotAMiniProgram) is { } refusal)
            return reply.Refusal(refusal);
        var (wish, _) = await JsonBody.ReadAsync<Wish>(request);
        if (wish is null)
            return reply.Refusal(WeChatError.InvalidSceneLength);
        if ((SceneRefusal(wish) ?? PageRefusal(wish, pages.Of(app)) ?? wish.Refusal()) is { } mistake)
            return reply.Refusal(mistake);
        if (!wish.ChecksPath && !totals.TryUsePage(app, wish.Page ?? "", MostUnpublishedPages))
            return reply.Refusal(WeChatError.TooManyCodes);

        // The page gets the scene encoded, so that whatever is legal in it arrives.
        var query = $"scene={Uri.EscapeDataString(wish.Scene!)}";
        var ticket = tickets.AddCode(new(LaunchKind.Code, app, wish.Page ?? pages.Home(app), query, wish.EnvVersion ?? Launch.Release));
        return wish.Draw(origins.WeChat + Openings.CodePath + ticket);
    }

    private static WeChatError? SceneRefusal(Wish wish)
    {
        if (wish.Scene is not { Length: > 0 and <= LongestScene })
            return WeChatError.InvalidSceneLength;
        if (!Legal().IsMatch(wish.Scene))
            return WeChatError.InvalidScene;
        return wish.Scene.Contains(CodePaths.Reserved, StringComparison.Ordinal) ? WeChatError.ReservedName : null;
    }

    private static WeChatError? PageRefusal(Wish wish, IReadOnlyList<string> published)
    {
        if (!Launch.IsEnvVersion(wish.EnvVersion ?? Launch.Release))
            return WeChatError.InvalidArguments;
        if (wish.Page is null or "")
            return published.Count == 0 && wish.ChecksPath ? WeChatError.InvalidPage : null;
        if (wish.Page.Contains(CodePaths.Reserved, StringComparison.Ordinal))
            return WeChatError.ReservedName;
        if (wish.Page[0] == '/' || wish.Page.Contains('?', StringComparison.Ordinal))
            return WeChatError.InvalidPage;
        return wish.ChecksPath && !published.Contains(wish.Page, StringComparer.Ordinal) ? WeChatError.InvalidPage : null;
    }

    // No percent sign: nothing can be encoded in a scene.
    [GeneratedRegex(@"\A[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Legal();

    private sealed record Wish : CodeLook
    {
        [JsonPropertyName("scene")]
        public string? Scene { get; init; }

        [JsonPropertyName("page")]
        public string? Page { get; init; }

        [JsonPropertyName("check_path")]
        public bool ChecksPath { get; init; } = true;

        [JsonPropertyName("env_version")]
        public string? EnvVersion { get; init; }
    }
}
