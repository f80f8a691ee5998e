using System.Text.Json.Serialization;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Cast;
using BlazorConsole.Sandbox.WeChat.AppTokens;

namespace BlazorConsole.Sandbox.WeChat.OfficialAccounts;

/// <summary>/cgi-bin/user/info, its batch, and the list of followers. No names and pictures: WeChat stopped giving them in 2021.</summary>
internal static class FollowerInfo
{
    public const string Path = "/cgi-bin/user/info";
    public const string BatchPath = "/cgi-bin/user/info/batchget";
    public const string ListPath = "/cgi-bin/user/get";

    private const int MostInBatch = 100;
    private const int MostInList = 10_000;

    public static IResult Answer(HttpRequest request, AppTokenCheck check, Followers followers, PersonIds ids, ApiReply reply)
    {
        if (!HttpMethods.IsGet(request.Method))
            return reply.Refusal(WeChatError.RequiresGet);
        if (check.Refusal(request, WeChatAppKind.OfficialAccount, out var app) is { } refusal)
            return reply.Refusal(refusal);
        var openId = request.Query["openid"].ToString();
        if (openId.Length == 0)
            return reply.Refusal(WeChatError.OpenIdMissing);
        return followers.PersonOf(app, openId) is { } person
            ? reply.Success(Of(app, person, followers, ids))
            : reply.Refusal(WeChatError.InvalidOpenId);
    }

    public static async Task<IResult> AnswerBatchAsync(HttpRequest request, AppTokenCheck check, Followers followers, PersonIds ids, ApiReply reply)
    {
        if (!HttpMethods.IsPost(request.Method))
            return reply.Refusal(WeChatError.RequiresPost);
        if (check.Refusal(request, WeChatAppKind.OfficialAccount, out var app) is { } refusal)
            return reply.Refusal(refusal);
        var (batch, unreadable) = await JsonBody.ReadAsync<Batch>(request);
        if (batch is null)
            return reply.Refusal(unreadable!);
        if (batch.Users is not { Length: > 0 and <= MostInBatch })
            return reply.Refusal(WeChatError.InvalidOpenIdList);

        var people = batch.Users.Select(user => followers.PersonOf(app, user.OpenId ?? "")).ToArray();
        return people.Contains(null)
            ? reply.Refusal(WeChatError.InvalidOpenId)
            : reply.Success(new { user_info_list = people.Select(person => Of(app, person!, followers, ids)) });
    }

    public static IResult AnswerList(HttpRequest request, AppTokenCheck check, Followers followers, ApiReply reply)
    {
        if (!HttpMethods.IsGet(request.Method))
            return reply.Refusal(WeChatError.RequiresGet);
        if (check.Refusal(request, WeChatAppKind.OfficialAccount, out var app) is { } refusal)
            return reply.Refusal(refusal);

        var all = followers.OpenIds(app);
        var next = request.Query["next_openid"].ToString();
        string[] page = [.. all.Skip(next.Length == 0 ? 0 : Math.Max(0, all.ToList().IndexOf(next) + 1)).Take(MostInList)];
        return reply.Success(new
        {
            total = all.Count,
            count = page.Length,
            data = page.Length == 0 ? null : new { openid = page },
            next_openid = page.Length == 0 ? "" : page[^1],
        });
    }

    private static Body Of(WeChatApp app, Person person, Followers followers, PersonIds ids)
    {
        var openId = followers.OpenId(app, person);
        if (followers.Of(app, person) is not { } follow)
            return new(0, openId);
        return new(1, openId)
        {
            Language = "zh_CN",
            SubscribeTime = follow.Since.ToUnixTimeSeconds(),
            UnionId = ids.ShowsUnionId(person, app) ? ids.UnionId(person, app, snapshot: false) : null,
            Remark = "",
            GroupId = 0,
            Tags = [],
            SubscribeScene = follow.Code is null ? "ADD_SCENE_SEARCH" : "ADD_SCENE_QR_CODE",
            QrScene = follow.Code?.Number ?? 0,
            QrSceneText = follow.Code?.Text ?? "",
        };
    }

    private sealed record Batch([property: JsonPropertyName("user_list")] User[]? Users);

    private sealed record User([property: JsonPropertyName("openid")] string? OpenId);

    private sealed record Body(int Subscribe, [property: JsonPropertyName("openid")] string OpenId)
    {
        public string? Language { get; init; }

        public long? SubscribeTime { get; init; }

        [JsonPropertyName("unionid")]
        public string? UnionId { get; init; }

        public string? Remark { get; init; }

        [JsonPropertyName("groupid")]
        public int? GroupId { get; init; }

        [JsonPropertyName("tagid_list")]
        public int[]? Tags { get; init; }

        public string? SubscribeScene { get; init; }

        public uint? QrScene { get; init; }

        [JsonPropertyName("qr_scene_str")]
        public string? QrSceneText { get; init; }
    }
}
