using System.Text.Json.Nodes;

namespace BlazorConsole.Sandbox.Tests.WeChat;

/// <summary>/cgi-bin/user/info, its batch and the list; the phone's profile and chat.</summary>
public sealed class FollowerTests : IAsyncLifetime
{
    private readonly RunningSandbox _sandbox = new();

    public Task InitializeAsync() => _sandbox.InitializeAsync();

    public Task DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task Stranger_AskedFor_IsOnlyThatTheyDoNotFollow()
    {
        var info = await _sandbox.UserInfoAsync(await _sandbox.OpenIdAsync("xiaowang", "official"));

        Assert.Equal(["openid", "subscribe"], info.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal));
        Assert.Equal(0, (int)info["subscribe"]!);
    }

    [Fact]
    public async Task Follower_WhoCameByACode_HasUnionIdAndScene()
    {
        var url = (string)(await _sandbox.CreateCodeAsync())["url"]!;
        var scanned = await _sandbox.PostAsync("/sandbox/phone/scan", new { url });
        Assert.Equal("official-account", (string?)scanned["opens"]);
        Assert.False((bool)(await _sandbox.AccountAsync("open", "xiaowang", url))["follows"]!);
        Assert.True((bool)(await _sandbox.AccountAsync("follow", "xiaowang", url))["follows"]!);

        var info = await _sandbox.UserInfoAsync(await _sandbox.OpenIdAsync("xiaowang", "official"));
        Assert.Equal((1, "ADD_SCENE_QR_CODE", "login_7f3c", 0), ((int)info["subscribe"]!, (string?)info["subscribe_scene"], (string?)info["qr_scene_str"], (int)info["qr_scene"]!));
        Assert.StartsWith("o", (string?)info["unionid"], StringComparison.Ordinal);
        Assert.False(info.AsObject().ContainsKey("nickname"));

        Assert.False((bool)(await _sandbox.AccountAsync("unfollow", "xiaowang"))["follows"]!);
        Assert.Equal(0, (int)(await _sandbox.UserInfoAsync(await _sandbox.OpenIdAsync("xiaowang", "official")))["subscribe"]!);
    }

    [Fact]
    public async Task Follower_WhoseUnionIdComesLate_HasNoneTheFirstTime()
    {
        await _sandbox.AccountAsync("follow", "lilei");
        var openId = await _sandbox.OpenIdAsync("lilei", "official");

        Assert.Null((await _sandbox.UserInfoAsync(openId))["unionid"]);
        Assert.NotNull((await _sandbox.UserInfoAsync(openId))["unionid"]);
    }

    [Fact]
    public async Task OpenId_OfAnotherApp_IsRefused()
    {
        Assert.Equal(40003, (int)(await _sandbox.UserInfoAsync(await _sandbox.OpenIdAsync("xiaowang", "mini")))["errcode"]!);
        Assert.Equal(41009, (int)(await _sandbox.UserInfoAsync(""))["errcode"]!);
    }

    [Fact]
    public async Task Followers_ListedAndAskedForTogether_AreThoseWhoFollow()
    {
        foreach (var person in (string[])["xiaowang", "xiaohong", "load-7"])
            await _sandbox.AccountAsync("follow", person);
        var token = await _sandbox.OfficialTokenAsync();

        var list = await _sandbox.SnsAsync($"/cgi-bin/user/get?access_token={token}");
        Assert.Equal((3, 3), ((int)list["total"]!, (int)list["count"]!));
        var openIds = list["data"]!["openid"]!.AsArray().Select(openId => (string)openId!).ToList();
        Assert.Equal(openIds[^1], (string?)list["next_openid"]);
        var rest = await _sandbox.SnsAsync($"/cgi-bin/user/get?access_token={token}&next_openid={openIds[0]}");
        Assert.Equal(2, (int)rest["count"]!);
        Assert.Equal(0, (int)(await _sandbox.SnsAsync($"/cgi-bin/user/get?access_token={token}&next_openid={openIds[^1]}"))["count"]!);

        var batch = await BatchAsync(token, openIds);
        Assert.Equal(3, batch["user_info_list"]!.AsArray().Count);
        Assert.Equal(40032, (int)(await BatchAsync(token, []))["errcode"]!);
        Assert.Equal(40032, (int)(await BatchAsync(token, [.. Enumerable.Repeat(openIds[0], 101)]))["errcode"]!);
        Assert.Equal(40003, (int)(await BatchAsync(token, ["oNobody"]))["errcode"]!);
    }

    private Task<JsonNode> BatchAsync(string token, IEnumerable<string> openIds) => _sandbox.PostAsync(
        $"/cgi-bin/user/info/batchget?access_token={token}", new { user_list = openIds.Select(openid => new { openid, lang = "zh_CN" }) });
}
