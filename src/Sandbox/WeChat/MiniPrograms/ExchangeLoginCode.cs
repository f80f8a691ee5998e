using System.Text.Json.Serialization;
using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.WeChat.MiniPrograms;

/// <summary>
/// GET /sns/jscode2session. The parameter is js_code. Order of the checks as for the other exchanges; a POST finds no parameters, because
/// WeChat reads the query only.
/// </summary>
internal static class ExchangeLoginCode
{
    public const string Path = "/sns/jscode2session";

    public static IResult Answer(HttpRequest request, AppRegister apps, MiniProgramCodes codes, SessionKeys keys, PersonIds ids, LoginLimit limit, SnsReply reply)
    {
        var query = request.Query;
        var appId = query["appid"].ToString();
        var secret = query["secret"].ToString();
        var code = query["js_code"].ToString();

        if (appId.Length == 0 || !HttpMethods.IsGet(request.Method))
            return reply.Refusal(WeChatError.AppIdMissing);
        if (secret.Length == 0)
            return reply.Refusal(WeChatError.SecretMissing);
        if (code.Length == 0)
            return reply.Refusal(WeChatError.CodeMissing);
        if (apps.Find(appId) is not { } app)
            return reply.Refusal(WeChatError.InvalidAppId);
        if (app.RefusalOf(secret) is { } refusal)
            return reply.Refusal(refusal);
        if (query["grant_type"] != "authorization_code")
            return reply.Refusal(WeChatError.InvalidGrantType);
        if (codes.FindLogin(code) is not { } entry || entry.Value.App != app)
            return reply.Refusal(WeChatError.InvalidCode);
        if (entry.IsUsed)
            return reply.Refusal(WeChatError.CodeUsed);
        if (entry.IsExpired)
            return reply.Refusal(WeChatError.InvalidCode);
        if (limit.IsReached(entry.Value))
            return reply.Refusal(WeChatError.MinuteQuotaReached);
        if (!entry.TryUse())
            return reply.Refusal(WeChatError.CodeUsed);

        var person = entry.Value.Person;
        return reply.Success(new Body(
            keys.Of(entry.Value), ids.OpenId(person, app, snapshot: false), ids.ShowsUnionId(person, app) ? ids.UnionId(person, app, snapshot: false) : null));
    }

    private sealed record Body(
        string SessionKey, [property: JsonPropertyName("openid")] string OpenId, [property: JsonPropertyName("unionid")] string? UnionId);
}
