using System.Text.Json.Serialization;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.WeChat.AppTokens;

namespace BlazorConsole.Sandbox.WeChat.Migration;

/// <summary>
/// POST /cgi-bin/changeopenid: which OpenID of the new account was which of the old one. Asked with the new account's token, for fifteen
/// days after the old account went into it, and about people who followed the old one.
/// </summary>
internal static class ChangeOpenIds
{
    public const string Path = "/cgi-bin/changeopenid";

    private const int Most = 100;

    public static async Task<IResult> AnswerAsync(HttpRequest request, AppTokenCheck check, Migrations migrations, PersonIds ids, ApiReply reply)
    {
        if (!HttpMethods.IsPost(request.Method))
            return reply.Refusal(WeChatError.RequiresPost);
        if (check.Refusal(request, WeChatAppKind.OfficialAccount, out var app) is { } refusal)
            return reply.Refusal(refusal);
        var (question, unreadable) = await JsonBody.ReadAsync<Question>(request);
        if (question is null)
            return reply.Refusal(unreadable!);
        if (migrations.Into(app, question.From ?? "") is not { } former)
            return reply.Refusal(WeChatError.NoMigration);
        if (question.OpenIds is not { Length: > 0 and <= Most } openIds)
            return reply.Refusal(WeChatError.NoOpenIds);

        return reply.Success(new { errcode = 0, errmsg = "ok", result_list = openIds.Select(openId => Convert(openId, former, app, ids)).ToArray() });
    }

    private static Result Convert(string openId, WeChatApp former, WeChatApp app, PersonIds ids) =>
        ids.PersonOf(openId, former) is { FollowedFormerAccount: true } person
            ? new(openId, ids.OpenId(person, app, snapshot: false), "ok")
            : new(openId, null, "ori_openid error");

    private sealed record Question(
        [property: JsonPropertyName("from_appid")] string? From, [property: JsonPropertyName("openid_list")] string[]? OpenIds);

    private sealed record Result(
        [property: JsonPropertyName("ori_openid")] string Original, [property: JsonPropertyName("new_openid")] string? New,
        [property: JsonPropertyName("err_msg")] string Message);
}
