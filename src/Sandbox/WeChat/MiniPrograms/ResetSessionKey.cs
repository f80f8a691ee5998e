using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.WeChat.AppTokens;

namespace BlazorConsole.Sandbox.WeChat.MiniPrograms;

/// <summary>GET /wxa/resetusersessionkey: another key at once; the one before is worth nothing any more.</summary>
internal static class ResetSessionKey
{
    public const string Path = "/wxa/resetusersessionkey";

    public static async Task<IResult> AnswerAsync(HttpRequest request, AppTokenCheck check, PersonIds ids, SessionKeys keys, ApiReply reply)
    {
        if (!HttpMethods.IsGet(request.Method))
            return reply.Refusal(WeChatError.RequiresGet);
        var question = await KeyQuestion.OfAsync(request);
        if (question.Refusal(request, check, ids, keys, noKey: WeChatError.NoSessionKey, out var app, out var person, out var key) is { } refusal)
            return reply.Refusal(refusal);

        return keys.Reset(app, person, expected: key) is { } next
            ? reply.Success(new { errcode = 0, errmsg = "ok", openid = question.OpenId, session_key = next })
            : reply.Refusal(WeChatError.InvalidSignature);
    }
}
