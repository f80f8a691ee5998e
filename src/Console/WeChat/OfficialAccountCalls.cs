using System.Text.Json.Serialization;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Shared;

namespace BlazorConsole.WeChat;

/// <summary>Who follows an official account, as WeChat says it.</summary>
/// <param name="OpenId">The person in this account.</param>
/// <param name="UnionId">The person in its OpenPlatform, where it is bound to one.</param>
/// <param name="IsFollowing">Whether they follow at this moment.</param>
/// <param name="Language">Their WeChat's language, where WeChat still says it.</param>
internal sealed record Follower(OpenId OpenId, UnionId? UnionId, bool IsFollowing, string? Language);

/// <summary>The calls behind following an official account: its codes, and who its followers are.</summary>
internal sealed class OfficialAccountCalls(WeChatHttp weChat, AppTokens tokens)
{
    private const string CodePath = "cgi-bin/qrcode/create";
    private const string FollowerPath = "cgi-bin/user/info";

    /// <summary>Makes a temporary code with a scene (protocol 9.1).</summary>
    /// <returns>What the code holds; the picture is drawn by us.</returns>
    public async Task<Result<string>> CreateCodeAsync(Channel channel, string scene, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        // Always with a lifetime: what WeChat takes without one is not documented.
        var question = new SceneCodeQuestion((int)lifetime.TotalSeconds, "QR_STR_SCENE", new ActionInfo(new Scene(scene)));
        var answer = await tokens.CallAsync(
            channel,
            token => weChat.PostAsync(
                channel.Id, CodePath, $"access_token={Uri.EscapeDataString(token)}", question,
                OfficialAccountJson.Default.SceneCodeQuestion, OfficialAccountJson.Default.SceneCodeAnswer, cancellationToken),
            cancellationToken);
        if (!answer.Succeeded)
            return answer.Error;
        return answer.Value.Url is { Length: > 0 and <= 256 } url ? url : weChat.Malformed(channel.Id, CodePath);
    }

    /// <summary>Asks who an OpenID is (protocol 9.6): a push only claims it, this answer is WeChat's own word.</summary>
    public async Task<Result<Follower>> GetFollowerAsync(Channel channel, OpenId openId, CancellationToken cancellationToken)
    {
        var answer = await tokens.CallAsync(
            channel,
            token => weChat.GetAsync(
                channel.Id, FollowerPath, $"access_token={Uri.EscapeDataString(token)}&openid={openId.Value}&lang=zh_CN",
                OfficialAccountJson.Default.FollowerAnswer, cancellationToken),
            cancellationToken);
        if (!answer.Succeeded)
            return answer.Error;
        return WeChatIds.TryRead(answer.Value.OpenId, answer.Value.UnionId, out var named, out var unionId)
            ? new Follower(named, unionId, answer.Value.Subscribe is 1, answer.Value.Language)
            : weChat.Malformed(channel.Id, FollowerPath);
    }
}

/// <summary>The body of <c>/cgi-bin/qrcode/create</c>.</summary>
internal sealed record SceneCodeQuestion(
    [property: JsonPropertyName("expire_seconds")] int ExpireSeconds, [property: JsonPropertyName("action_name")] string Action,
    [property: JsonPropertyName("action_info")] ActionInfo Info);

internal sealed record ActionInfo([property: JsonPropertyName("scene")] Scene Scene);

internal sealed record Scene([property: JsonPropertyName("scene_str")] string Text);

/// <summary>The answer to <see cref="SceneCodeQuestion"/>.</summary>
internal sealed record SceneCodeAnswer(
    [property: JsonPropertyName("errcode")] int? ErrorCode, [property: JsonPropertyName("url")] string? Url) : IWeChatAnswer;

/// <summary>The answer of <c>/cgi-bin/user/info</c>.</summary>
internal sealed record FollowerAnswer(
    [property: JsonPropertyName("errcode")] int? ErrorCode,
    [property: JsonPropertyName("subscribe")] int? Subscribe,
    [property: JsonPropertyName("openid")] string? OpenId,
    [property: JsonPropertyName("unionid")] string? UnionId,
    [property: JsonPropertyName("language")] string? Language) : IWeChatAnswer;

[JsonSerializable(typeof(SceneCodeQuestion))]
[JsonSerializable(typeof(SceneCodeAnswer))]
[JsonSerializable(typeof(FollowerAnswer))]
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class OfficialAccountJson : JsonSerializerContext;
