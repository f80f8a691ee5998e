using System.Text.Json;
using System.Text.Json.Serialization;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.WeChat.AppTokens;

namespace BlazorConsole.Sandbox.WeChat.OfficialAccounts;

/// <summary>POST /cgi-bin/qrcode/create: a code that tells its scans with a scene, temporary or permanent, numbered or named.</summary>
internal static class CreateSceneCode
{
    public const string Path = "/cgi-bin/qrcode/create";

    private const int LongestLife = 2_592_000;
    private const int LifeWhenOmitted = 30;
    private const int LongestScene = 64;
    private const int HighestPermanentNumber = 100_000;

    public static async Task<IResult> AnswerAsync(HttpRequest request, AppTokenCheck check, SceneCodes codes, ApiReply reply)
    {
        if (!HttpMethods.IsPost(request.Method))
            return reply.Refusal(WeChatError.RequiresPost);
        if (check.Refusal(request, WeChatAppKind.OfficialAccount, out var app) is { } refusal)
            return reply.Refusal(refusal);
        var (wish, unreadable) = await JsonBody.ReadAsync<Wish>(request);
        if (wish is null)
            return reply.Refusal(unreadable!);
        if (wish.Action is not ("QR_SCENE" or "QR_STR_SCENE" or "QR_LIMIT_SCENE" or "QR_LIMIT_STR_SCENE"))
            return reply.Refusal(WeChatError.InvalidActionName);

        var isPermanent = wish.Action.Contains("LIMIT", StringComparison.Ordinal);
        var isNamed = wish.Action.EndsWith("STR_SCENE", StringComparison.Ordinal);
        var (text, number) = (isNamed ? NameOf(wish) : null, isNamed ? null : NumberOf(wish, isPermanent));
        if ((text is null && number is null) || wish.ExpireSeconds is < 1 or > LongestLife)
            return reply.Refusal(WeChatError.InvalidActionInfo);

        var lifetime = TimeSpan.FromSeconds(wish.ExpireSeconds ?? LifeWhenOmitted);
        if (codes.Make(app, text, number, isPermanent ? null : lifetime) is not { } code)
            return reply.Refusal(WeChatError.TooManyCodes);
        return reply.Success(new Body(code.Ticket, isPermanent ? null : (int)lifetime.TotalSeconds, code.Url));
    }

    private static string? NameOf(Wish wish) =>
        wish.Info?.Scene?.Text is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 and <= LongestScene } name ? name : null;

    private static uint? NumberOf(Wish wish, bool isPermanent) =>
        wish.Info?.Scene?.Number is { ValueKind: JsonValueKind.Number } text && text.TryGetUInt32(out var number) && number > 0
        && (!isPermanent || number <= HighestPermanentNumber)
            ? number
            : null;

    private sealed record Wish(
        [property: JsonPropertyName("expire_seconds")] int? ExpireSeconds, [property: JsonPropertyName("action_name")] string? Action,
        [property: JsonPropertyName("action_info")] ActionInfo? Info);

    private sealed record ActionInfo([property: JsonPropertyName("scene")] Scene? Scene);

    private sealed record Scene(
        [property: JsonPropertyName("scene_str")] JsonElement? Text, [property: JsonPropertyName("scene_id")] JsonElement? Number);

    private sealed record Body(string Ticket, int? ExpireSeconds, string Url);
}
