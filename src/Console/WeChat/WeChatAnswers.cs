using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using BlazorConsole.Domain.Identities;

namespace BlazorConsole.WeChat;

/// <summary>The answer of <c>/sns/oauth2/access_token</c> (protocol 3.1).</summary>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("errcode")] int? ErrorCode,
    [property: JsonPropertyName("access_token")] string? AccessToken,
    [property: JsonPropertyName("openid")] string? OpenId,
    [property: JsonPropertyName("unionid")] string? UnionId,
    [property: JsonPropertyName("is_snapshotuser")] int? IsSnapshotUser) : IWeChatAnswer;

/// <summary>The answer of <c>/sns/userinfo</c> (protocol 3.4).</summary>
internal sealed record UserInfoAnswer(
    [property: JsonPropertyName("errcode")] int? ErrorCode,
    [property: JsonPropertyName("openid")] string? OpenId,
    [property: JsonPropertyName("nickname")] string? Nickname,
    [property: JsonPropertyName("headimgurl")] string? AvatarUrl,
    [property: JsonPropertyName("unionid")] string? UnionId) : IWeChatAnswer;

/// <summary>The answer of <c>/sns/jscode2session</c> (protocol 5.2) with the session key, for the one call that decrypts with it.</summary>
internal sealed record KeyedLoginAnswer(
    [property: JsonPropertyName("errcode")] int? ErrorCode,
    [property: JsonPropertyName("openid")] string? OpenId,
    [property: JsonPropertyName("unionid")] string? UnionId,
    [property: JsonPropertyName("session_key")] string? SessionKey) : IWeChatAnswer;

/// <summary>The answer of <c>/sns/jscode2session</c> (protocol 5.2), without the session key.</summary>
internal sealed record LoginAnswer(
    [property: JsonPropertyName("errcode")] int? ErrorCode,
    [property: JsonPropertyName("openid")] string? OpenId,
    [property: JsonPropertyName("unionid")] string? UnionId) : IWeChatAnswer;

/// <summary>The body of <c>/wxa/business/getuserphonenumber</c> (protocol 6.1).</summary>
internal sealed record PhoneQuestion(
    [property: JsonPropertyName("code")] string Code, [property: JsonPropertyName("openid")] string OpenId);

/// <summary>The answer to <see cref="PhoneQuestion"/>.</summary>
internal sealed record PhoneAnswer(
    [property: JsonPropertyName("errcode")] int? ErrorCode,
    [property: JsonPropertyName("phone_info")] PhoneInfo? Phone) : IWeChatAnswer;

/// <param name="PurePhoneNumber">Never with the country code.</param>
/// <param name="CountryCode">Text today; older answers had a number.</param>
/// <param name="Watermark">Which app the number was given to.</param>
internal sealed record PhoneInfo(
    [property: JsonPropertyName("purePhoneNumber")] string? PurePhoneNumber,
    [property: JsonPropertyName("countryCode"), JsonConverter(typeof(TextOrNumber))] string? CountryCode,
    [property: JsonPropertyName("watermark")] Watermark? Watermark);

internal sealed record Watermark([property: JsonPropertyName("appid")] string? AppId);

/// <summary>The body of <c>/cgi-bin/stable_token</c> (protocol 8.2).</summary>
internal sealed record AppTokenQuestion(
    [property: JsonPropertyName("grant_type")] string GrantType,
    [property: JsonPropertyName("appid")] string AppId,
    [property: JsonPropertyName("secret")] string Secret,
    [property: JsonPropertyName("force_refresh")] bool ForceRefresh);

/// <summary>The answer to <see cref="AppTokenQuestion"/>.</summary>
internal sealed record AppTokenAnswer(
    [property: JsonPropertyName("errcode")] int? ErrorCode,
    [property: JsonPropertyName("access_token")] string? AccessToken,
    [property: JsonPropertyName("expires_in")] int? ExpiresIn) : IWeChatAnswer;

/// <summary>The body of <c>/wxa/getwxacodeunlimit</c> (protocol 7.1).</summary>
internal sealed record CodeQuestion(
    [property: JsonPropertyName("scene")] string Scene,
    [property: JsonPropertyName("page")] string Page,
    [property: JsonPropertyName("check_path")] bool CheckPath,
    [property: JsonPropertyName("env_version")] string EnvVersion,
    [property: JsonPropertyName("width")] int Width);

/// <summary>The body of <c>/wxa/generate_urllink</c> (protocol 14.2).</summary>
internal sealed record UrlLinkQuestion(
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("query")] string Query,
    [property: JsonPropertyName("env_version")] string EnvVersion,
    [property: JsonPropertyName("expire_type")] int ExpireType,
    [property: JsonPropertyName("expire_interval")] int ExpireInterval);

/// <summary>The answer to <see cref="UrlLinkQuestion"/>.</summary>
internal sealed record UrlLinkAnswer(
    [property: JsonPropertyName("errcode")] int? ErrorCode,
    [property: JsonPropertyName("url_link")] string? UrlLink) : IWeChatAnswer;

/// <summary>The body of <c>/wxa/generatescheme</c> (protocol 14.1).</summary>
internal sealed record SchemeQuestion(
    [property: JsonPropertyName("jump_wxa")] SchemeTarget Target,
    [property: JsonPropertyName("is_expire")] bool IsExpire,
    [property: JsonPropertyName("expire_type")] int ExpireType,
    [property: JsonPropertyName("expire_interval")] int ExpireInterval);

internal sealed record SchemeTarget(
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("query")] string Query,
    [property: JsonPropertyName("env_version")] string EnvVersion);

/// <summary>The answer to <see cref="SchemeQuestion"/>.</summary>
internal sealed record SchemeAnswer(
    [property: JsonPropertyName("errcode")] int? ErrorCode,
    [property: JsonPropertyName("openlink")] string? OpenLink) : IWeChatAnswer;

/// <summary>What comes in the place of a picture: always an error.</summary>
internal sealed record ErrorAnswer(
    [property: JsonPropertyName("errcode")] int? ErrorCode, [property: JsonPropertyName("errmsg")] string? Message = null) : IWeChatAnswer;

/// <summary>Reads a text that was once a number.</summary>
internal sealed class TextOrNumber : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Number ? reader.GetInt32().ToString(CultureInfo.InvariantCulture) : reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(UserInfoAnswer))]
[JsonSerializable(typeof(LoginAnswer))]
[JsonSerializable(typeof(KeyedLoginAnswer))]
[JsonSerializable(typeof(PhoneQuestion))]
[JsonSerializable(typeof(PhoneAnswer))]
[JsonSerializable(typeof(PhoneInfo))]
[JsonSerializable(typeof(AppTokenQuestion))]
[JsonSerializable(typeof(AppTokenAnswer))]
[JsonSerializable(typeof(CodeQuestion))]
[JsonSerializable(typeof(UrlLinkQuestion))]
[JsonSerializable(typeof(UrlLinkAnswer))]
[JsonSerializable(typeof(SchemeQuestion))]
[JsonSerializable(typeof(SchemeAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class WeChatJson : JsonSerializerContext;

/// <summary>A user token and whom it names.</summary>
internal sealed record UserToken(string AccessToken, OpenId OpenId, UnionId? UnionId, bool IsSnapshot);

/// <summary>What WeChat tells of a person who agreed.</summary>
internal sealed record UserInfo(OpenId OpenId, UnionId? UnionId, string? Nickname, Uri? AvatarUrl);

/// <summary>The ids in an answer.</summary>
internal static class WeChatIds
{
    /// <summary>Reads an OpenID and perhaps a UnionID; what is there must be well formed.</summary>
    public static bool TryRead(string? openIdText, string? unionIdText, out OpenId openId, out UnionId? unionId)
    {
        unionId = null;
        if (!OpenId.TryParse(openIdText, out openId))
            return false;
        if (string.IsNullOrEmpty(unionIdText))
            return true;
        if (!UnionId.TryParse(unionIdText, out var read))
            return false;

        unionId = read;
        return true;
    }
}
