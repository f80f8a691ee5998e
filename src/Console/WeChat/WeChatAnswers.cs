using System.Text.Json.Serialization;
using BlazorConsole.Domain.Identities;

namespace BlazorConsole.WeChat;

/// <summary>The answer of <c>/sns/oauth2/access_token</c> (protocol 3.1).</summary>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("errcode")] int? ErrorCode,
    [property: JsonPropertyName("access_token")] string? AccessToken,
    [property: JsonPropertyName("openid")] string? OpenId,
    [property: JsonPropertyName("unionid")] string? UnionId,
    [property: JsonPropertyName("is_snapshotuser")] int? IsSnapshotUser);

/// <summary>The answer of <c>/sns/userinfo</c> (protocol 3.4).</summary>
internal sealed record UserInfoAnswer(
    [property: JsonPropertyName("errcode")] int? ErrorCode,
    [property: JsonPropertyName("openid")] string? OpenId,
    [property: JsonPropertyName("nickname")] string? Nickname,
    [property: JsonPropertyName("headimgurl")] string? AvatarUrl,
    [property: JsonPropertyName("unionid")] string? UnionId);

[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(UserInfoAnswer))]
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class WeChatJson : JsonSerializerContext;

/// <summary>A user token and whom it names.</summary>
internal sealed record UserToken(string AccessToken, OpenId OpenId, UnionId? UnionId, bool IsSnapshot);

/// <summary>What WeChat tells of a person who agreed.</summary>
internal sealed record UserInfo(OpenId OpenId, UnionId? UnionId, string? Nickname, Uri? AvatarUrl);
