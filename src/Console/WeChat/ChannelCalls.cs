using System.Text.Json.Serialization;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;

namespace BlazorConsole.WeChat;

/// <summary>How often a call may be made today, and how often it was.</summary>
internal sealed record CallQuota(long DailyLimit, long Remain);

/// <summary>What every kind of app may ask about itself.</summary>
internal sealed class ChannelCalls(WeChatHttp weChat, AppTokens tokens)
{
    private const string QuotaPath = "cgi-bin/openapi/quota/get";

    /// <param name="channel">The app.</param>
    /// <param name="path">Of the call that is asked about, with a leading slash.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<Result<CallQuota>> ReadQuotaAsync(Channel channel, string path, CancellationToken cancellationToken)
    {
        var answer = await tokens.CallAsync(
            channel,
            token => weChat.PostAsync(
                channel.Id, QuotaPath, $"access_token={Uri.EscapeDataString(token)}", new QuotaQuestion(path),
                ChannelJson.Default.QuotaQuestion, ChannelJson.Default.QuotaAnswer, cancellationToken),
            cancellationToken);
        if (!answer.Succeeded)
            return answer.Error;
        return answer.Value.Quota is { DailyLimit: { } limit, Remain: { } remain } ? new CallQuota(limit, remain) : weChat.Malformed(channel.Id, QuotaPath);
    }
}

/// <summary>The body of <c>/cgi-bin/openapi/quota/get</c> (protocol 8.4).</summary>
internal sealed record QuotaQuestion([property: JsonPropertyName("cgi_path")] string Path);

/// <summary>The answer to <see cref="QuotaQuestion"/>.</summary>
internal sealed record QuotaAnswer(
    [property: JsonPropertyName("errcode")] int? ErrorCode, [property: JsonPropertyName("quota")] QuotaFacts? Quota) : IWeChatAnswer;

internal sealed record QuotaFacts(
    [property: JsonPropertyName("daily_limit")] long? DailyLimit, [property: JsonPropertyName("remain")] long? Remain);

[JsonSerializable(typeof(QuotaQuestion))]
[JsonSerializable(typeof(QuotaAnswer))]
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class ChannelJson : JsonSerializerContext;
