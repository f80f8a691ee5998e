namespace BlazorConsole.Sandbox.WeChat.Tokens;

/// <summary>GET /sns/auth: the one success of this family that carries an errcode.</summary>
internal static class CheckToken
{
    public static IResult Answer(HttpRequest request, UserTokens tokens, SnsReply reply) =>
        TokenCheck.Refusal(request, tokens, out _) is { } refusal ? reply.Refusal(refusal) : reply.Success(new { errcode = 0, errmsg = "ok" });
}
