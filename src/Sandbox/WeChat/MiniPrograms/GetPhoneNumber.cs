using System.Text.Json.Serialization;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.WeChat.AppTokens;

namespace BlazorConsole.Sandbox.WeChat.MiniPrograms;

/// <summary>
/// POST /wxa/business/getuserphonenumber. Nothing in a phone code says whose login it belongs to: without an openid any code of the app is
/// answered, also one that another person's phone gave. With it WeChat refuses a pair that does not match.
/// </summary>
internal static class GetPhoneNumber
{
    public const string Path = "/wxa/business/getuserphonenumber";

    public static async Task<IResult> AnswerAsync(
        HttpRequest request, AppTokenCheck check, MiniProgramCodes codes, PersonIds ids, WeChatClock clock, ApiReply reply)
    {
        if (!HttpMethods.IsPost(request.Method))
            return reply.Refusal(WeChatError.RequiresPost);
        if (check.Refusal(request, WeChatAppKind.MiniProgram, out var app) is { } refusal)
            return reply.Refusal(refusal);
        var (question, unreadable) = await JsonBody.ReadAsync<Question>(request);
        if (question is null)
            return reply.Refusal(unreadable!);
        if (question.Code is null || codes.FindPhone(question.Code) is not { } entry)
            return reply.Refusal(WeChatError.InvalidCode);
        if (entry.Value.App != app)
            return reply.Refusal(WeChatError.InvalidAppId);
        // WeChat's table has no number for a pair that does not match; 40003 is what it has for an OpenID that does not belong.
        if (question.OpenId is not null && question.OpenId != ids.OpenId(entry.Value.Person, app, snapshot: false))
            return reply.Refusal(WeChatError.InvalidOpenId);
        // Used, expired or unknown: here it is all the same number.
        if (entry.IsExpired || !entry.TryUse())
            return reply.Refusal(WeChatError.InvalidCode);

        return reply.Success(new Body(0, "ok", PhoneInfo.Of(
            PhoneNumber.Of(entry.Value.Person.Phone!), new(clock.GetUtcNow().ToUnixTimeSeconds(), app.AppId))));
    }

    private sealed record Question([property: JsonPropertyName("code")] string? Code, [property: JsonPropertyName("openid")] string? OpenId);

    private sealed record Body(
        [property: JsonPropertyName("errcode")] int Code, [property: JsonPropertyName("errmsg")] string Message, PhoneInfo PhoneInfo);
}
