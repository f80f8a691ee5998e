using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.WeChat.AppTokens;

namespace BlazorConsole.Sandbox.WeChat.MiniPrograms;

/// <summary>GET /wxa/checksession: is this still the person's session key?</summary>
internal static class CheckSessionKey
{
    public const string Path = "/wxa/checksession";

    public static async Task<IResult> AnswerAsync(HttpRequest request, AppTokenCheck check, PersonIds ids, SessionKeys keys, ApiReply reply)
    {
        if (!HttpMethods.IsGet(request.Method))
            return reply.Refusal(WeChatError.RequiresGet);
        var question = await KeyQuestion.OfAsync(request);
        return question.Refusal(request, check, ids, keys, noKey: WeChatError.InvalidSignature, out _, out _, out _) is { } refusal
            ? reply.Refusal(refusal)
            : reply.Ok();
    }
}
