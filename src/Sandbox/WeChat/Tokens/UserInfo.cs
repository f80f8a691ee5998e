using System.Text.Json.Serialization;

namespace BlazorConsole.Sandbox.WeChat.Tokens;

/// <summary>GET /sns/userinfo. Since 2021 WeChat gives no gender and no region: the fields are there, and empty.</summary>
internal static class UserInfo
{
    public static IResult Answer(HttpRequest request, UserTokens tokens, Origins origins, SnsReply reply)
    {
        if (TokenCheck.Refusal(request, tokens, out var token) is { } refusal)
            return reply.Refusal(refusal);
        var grant = token!.Grant;
        if (!grant.CoversUserInfo)
            return reply.Refusal(WeChatError.Unauthorized);

        var person = grant.Snapshot ? Avatars.AvatarEndpoint.VirtualPerson : grant.Person.Id;
        return reply.Success(new Body(
            token.OpenId, grant.Snapshot ? "微信用户" : grant.Person.Nickname, Sex: 0, Language: "", City: "", Province: "", Country: "",
            Avatars.AvatarEndpoint.Url(origins, person, size: 132), Privilege: [], tokens.UnionIdOf(token)));
    }

    private sealed record Body(
        [property: JsonPropertyName("openid")] string OpenId, string Nickname, int Sex, string Language, string City, string Province, string Country,
        [property: JsonPropertyName("headimgurl")] string HeadImageUrl, string[] Privilege, [property: JsonPropertyName("unionid")] string? UnionId);
}
