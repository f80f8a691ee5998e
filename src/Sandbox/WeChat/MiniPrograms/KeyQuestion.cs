using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Cast;
using BlazorConsole.Sandbox.WeChat.AppTokens;

namespace BlazorConsole.Sandbox.WeChat.MiniPrograms;

/// <summary>
/// What checksession and resetusersessionkey have in common: an OpenID and the proof that the caller has its session key. In the query, or
/// in a JSON body where the query does not have it.
/// </summary>
internal sealed record KeyQuestion(
    [property: JsonPropertyName("openid")] string? OpenId, [property: JsonPropertyName("signature")] string? Signature,
    [property: JsonPropertyName("sig_method")] string? Method)
{
    private const string OnlyMethod = "hmac_sha256";

    public static async Task<KeyQuestion> OfAsync(HttpRequest request)
    {
        var (body, _) = await JsonBody.ReadAsync<KeyQuestion>(request);
        return new(
            Named("openid") ?? body?.OpenId, Named("signature") ?? body?.Signature, Named("sig_method") ?? body?.Method);

        string? Named(string name) => request.Query.TryGetValue(name, out var value) ? value.ToString() : null;
    }

    /// <summary>Order of the checks: the token; what is missing; the method; whose it is; the key.</summary>
    public WeChatError? Refusal(
        HttpRequest request, AppTokenCheck check, PersonIds ids, SessionKeys keys, WeChatError noKey, out WeChatApp app, out Person person, out string key)
    {
        (person, key) = (null!, "");
        if (check.Refusal(request, WeChatAppKind.MiniProgram, out app) is { } refusal)
            return refusal;
        if (string.IsNullOrEmpty(Signature) || string.IsNullOrEmpty(Method))
            return WeChatError.InvalidArguments;
        if (Method != OnlyMethod)
            return WeChatError.InvalidSignatureMethod;
        if (ids.PersonOf(OpenId ?? "", app) is not { } owner)
            return WeChatError.InvalidOpenId;
        if (keys.Find(app, owner) is not { } good)
            return noKey;

        (person, key) = (owner, good);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Signature), Encoding.UTF8.GetBytes(OpenData.KeySignature(good)))
            ? null
            : WeChatError.InvalidSignature;
    }
}
