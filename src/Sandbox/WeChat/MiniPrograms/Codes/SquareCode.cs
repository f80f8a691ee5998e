using System.Text.Json.Serialization;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.WeChat.AppTokens;
using BlazorConsole.Sandbox.WeChat.MiniPrograms.Launches;

namespace BlazorConsole.Sandbox.WeChat.MiniPrograms.Codes;

/// <summary>POST /cgi-bin/wxaapp/createwxaqrcode: a plain QR code, always of the published version and always black.</summary>
internal static class SquareCode
{
    public const string Path = "/cgi-bin/wxaapp/createwxaqrcode";

    private const int LongestPath = 128;

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
        var look = new CodeLook { Width = wish.Width };
        if (look.Refusal() is { } width)
            return reply.Refusal(width);
        if (totals.Use(app) is not { } used)
            return reply.Refusal(WeChatError.TooManyCodes);

        request.HttpContext.Response.Headers[CodeTotals.Header] = $"{used}";
        var ticket = tickets.AddCode(CodePaths.Launch(LaunchKind.SquareCode, app, wish.Path!, Launch.Release));
        return look.Draw(origins.WeChat + Openings.CodePath + ticket);
    }

    private sealed record Wish([property: JsonPropertyName("path")] string? Path, [property: JsonPropertyName("width")] int? Width);
}
