using System.Text.Json.Serialization;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.WeChat.AppTokens;

namespace BlazorConsole.Sandbox.WeChat.MiniPrograms;

/// <summary>POST /wxa/business/checkencryptedmsg: did WeChat encrypt this, and when? "vaild" is how WeChat spells it.</summary>
internal static class CheckEncryptedData
{
    public const string Path = "/wxa/business/checkencryptedmsg";

    public static async Task<IResult> AnswerAsync(HttpRequest request, AppTokenCheck check, EncryptedData data, ApiReply reply)
    {
        if (!HttpMethods.IsPost(request.Method))
            return reply.Refusal(WeChatError.RequiresPost);
        if (check.Refusal(request, WeChatAppKind.MiniProgram, out var app) is { } refusal)
            return reply.Refusal(refusal);
        var (question, unreadable) = await JsonBody.ReadAsync<Question>(request);
        if (question is null)
            return reply.Refusal(unreadable!);
        if (question.Hash is not { Length: 64 } hash)
            return reply.Refusal(WeChatError.InvalidArguments);

        var at = data.GivenAt(app, hash.ToLowerInvariant());
        return reply.Success(new { errcode = 0, errmsg = "ok", vaild = at is not null, create_time = at?.ToUnixTimeSeconds() ?? 0 });
    }

    private sealed record Question([property: JsonPropertyName("encrypted_msg_hash")] string? Hash);
}
