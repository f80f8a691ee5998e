using System.Text.Json.Serialization;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Shared;

namespace BlazorConsole.WeChat;

/// <summary>What an official account can be asked about a hundred people at once.</summary>
internal sealed class ManyPeopleCalls(WeChatHttp weChat, AppTokens tokens)
{
    /// <summary>How many people one question may be about.</summary>
    public const int Most = 100;

    private const string FollowersPath = "cgi-bin/user/info/batchget";
    private const string ChangePath = "cgi-bin/changeopenid";

    /// <summary>Who they are, with UnionIDs where the account is bound to an OpenPlatform (protocol 9.6).</summary>
    /// <returns>Those that WeChat names; <see cref="WeChatErrors.OpenIdRefused"/> where one of them is none of its people.</returns>
    public async Task<Result<IReadOnlyList<Answered>>> GetFollowersAsync(
        Channel channel, IReadOnlyList<OpenId> people, CancellationToken cancellationToken)
    {
        var question = new FollowersQuestion([.. people.Select(openId => new FollowerQuestion(openId.Value, "zh_CN"))]);
        var answer = await tokens.CallAsync(
            channel,
            token => weChat.PostAsync(
                channel.Id, FollowersPath, QueryOf(token), question, ManyPeopleJson.Default.FollowersQuestion, ManyPeopleJson.Default.FollowersAnswer, cancellationToken),
            cancellationToken);
        if (!answer.Succeeded)
            return answer.Error;

        var named = new List<Answered>();
        foreach (var follower in answer.Value.Followers ?? [])
        {
            if (!WeChatIds.TryRead(follower.OpenId, follower.UnionId, out var openId, out var unionId))
                return weChat.Malformed(channel.Id, FollowersPath);
            named.Add(new Answered(openId, unionId));
        }

        return named;
    }

    /// <summary>Which OpenIDs of this account people have who had others at a former one (protocol 13).</summary>
    /// <param name="channel">The account of today; its token is shown.</param>
    /// <param name="former">The former account: its AppID or its original id, as WeChat wants it.</param>
    /// <param name="people">Their OpenIDs there.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>Pairs of the former and the present OpenID, for those of whom WeChat knows it.</returns>
    public async Task<Result<IReadOnlyList<(OpenId Former, OpenId Present)>>> ConvertAsync(
        Channel channel, string former, IReadOnlyList<OpenId> people, CancellationToken cancellationToken)
    {
        var question = new ChangeQuestion(former, [.. people.Select(openId => openId.Value)]);
        var answer = await tokens.CallAsync(
            channel,
            token => weChat.PostAsync(
                channel.Id, ChangePath, QueryOf(token), question, ManyPeopleJson.Default.ChangeQuestion, ManyPeopleJson.Default.ChangeAnswer, cancellationToken),
            cancellationToken);
        if (!answer.Succeeded)
            return answer.Error;

        var pairs = new List<(OpenId, OpenId)>();
        foreach (var item in answer.Value.Results ?? [])
        {
            // Whom it does not know any more it names without a new OpenID, and with a sentence.
            if (string.IsNullOrEmpty(item.Present))
                continue;
            if (!OpenId.TryParse(item.Former, out var before) || !OpenId.TryParse(item.Present, out var now))
                return weChat.Malformed(channel.Id, ChangePath);
            pairs.Add((before, now));
        }

        return pairs;
    }

    private static string QueryOf(string token) => $"access_token={Uri.EscapeDataString(token)}";
}

/// <summary>One person in WeChat's answer.</summary>
internal sealed record Answered(OpenId OpenId, UnionId? UnionId);

internal sealed record FollowersQuestion([property: JsonPropertyName("user_list")] IReadOnlyList<FollowerQuestion> People);

internal sealed record FollowerQuestion([property: JsonPropertyName("openid")] string OpenId, [property: JsonPropertyName("lang")] string Language);

internal sealed record FollowersAnswer(
    [property: JsonPropertyName("errcode")] int? ErrorCode,
    [property: JsonPropertyName("user_info_list")] IReadOnlyList<FollowerAnswer>? Followers) : IWeChatAnswer;

internal sealed record ChangeQuestion(
    [property: JsonPropertyName("from_appid")] string From, [property: JsonPropertyName("openid_list")] IReadOnlyList<string> OpenIds);

internal sealed record ChangeAnswer(
    [property: JsonPropertyName("errcode")] int? ErrorCode,
    [property: JsonPropertyName("result_list")] IReadOnlyList<ChangedOpenId>? Results) : IWeChatAnswer;

internal sealed record ChangedOpenId(
    [property: JsonPropertyName("ori_openid")] string? Former, [property: JsonPropertyName("new_openid")] string? Present);

[JsonSerializable(typeof(FollowersQuestion))]
[JsonSerializable(typeof(FollowersAnswer))]
[JsonSerializable(typeof(ChangeQuestion))]
[JsonSerializable(typeof(ChangeAnswer))]
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class ManyPeopleJson : JsonSerializerContext;
