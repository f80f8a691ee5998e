using System.Text.Json.Serialization;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.WeChat.AppTokens;
using BlazorConsole.Sandbox.WeChat.MiniPrograms.Launches;

namespace BlazorConsole.Sandbox.WeChat.MiniPrograms.Codes;

/// <summary>POST /wxa/getwxacode: codes with a long path, of which an app has 100 000 in its life, together with the square ones.</summary>
internal static class LimitedCode
{
    public const string Path = "/wxa/getwxacode";

    private const int LongestPath = 1024;

    public static async Task<IResult> AnswerAsync(
        HttpRequest request, AppTokenCheck check, LaunchTickets tickets, CodeTotals totals, Origins origins, ApiReply reply)
    {
        if (!HttpMethods.IsPost(request.Method))
            return reply.Refusal(WeChatError.RequiresPost);
        if (check.Refusal(request, WeChatAppKind.MiniProgram, out var app, wrongKind: WeChatError.NotAMiniProgram) is { } refusal)
            return reply.Refusal(refusal);
        var (wish, _) = await JsonBody.ReadAsync<Wish>(request);
        if (wish is null)
            return reply.Refusal(WeChatError.InvalidPathLength);
        if (CodePaths.Refusal(wish.Path, LongestPath) is { } mistake)
            return reply.Refusal(mistake);
        if (!Launch.IsEnvVersion(wish.EnvVersion ?? Launch.Release))
            return reply.Refusal(WeChatError.InvalidArguments);
        if (wish.Refusal() is { } look)
            return reply.Refusal(look);
        if (totals.Use(app) is not { } used)
            return reply.Refusal(WeChatError.TooManyCodes);

        request.HttpContext.Response.Headers[CodeTotals.Header] = $"{used}";
        var ticket = tickets.AddCode(CodePaths.Launch(LaunchKind.Code, app, wish.Path!, wish.EnvVersion ?? Launch.Release));
        return wish.Draw(origins.WeChat + Openings.CodePath + ticket);
    }

    private sealed record Wish : CodeLook
    {
        [JsonPropertyName("path")]
        public string? Path { get; init; }

        [JsonPropertyName("env_version")]
        public string? EnvVersion { get; init; }
    }
}
