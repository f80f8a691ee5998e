using System.Text.Json.Nodes;
using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.Tests.WeChat;

/// <summary>POST /cgi-bin/changeopenid; the last test moves the clock past the fifteen days.</summary>
public sealed class MigrationTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Fact]
    public async Task OpenIds_OfTheFormerAccount_AreConvertedForWhoFollowedIt()
    {
        var (zhou, hong) = (await sandbox.OpenIdAsync("laozhou", "former"), await sandbox.OpenIdAsync("xiaohong", "former"));
        var present = await sandbox.OpenIdAsync("laozhou", "official");
        foreach (var from in (string[])[sandbox.Former.AppId, sandbox.Former.OriginalId])
        {
            var answer = await AskAsync(from, [zhou, hong, present]);

            Assert.Equal(0, (int)answer["errcode"]!);
            Assert.Equal(
                new JsonArray(
                    new JsonObject { ["ori_openid"] = zhou, ["new_openid"] = present, ["err_msg"] = "ok" },
                    new JsonObject { ["ori_openid"] = hong, ["err_msg"] = "ori_openid error" },
                    new JsonObject { ["ori_openid"] = present, ["err_msg"] = "ori_openid error" }).ToJsonString(),
                answer["result_list"]!.ToJsonString());
        }
        Assert.NotEqual(zhou, present);
    }

    [Fact]
    public async Task OpenIds_WithoutAMigrationOrList_AreRefused()
    {
        Assert.Equal(63178, (int)(await AskAsync(sandbox.Mini.AppId, ["x"]))["errcode"]!);
        Assert.Equal(63178, (int)(await AskAsync(sandbox.Former.AppId, ["x"], sandbox.Former))["errcode"]!);
        Assert.Equal(48001, (int)(await AskAsync(sandbox.Former.AppId, ["x"], sandbox.Mini))["errcode"]!);
        Assert.Equal(63183, (int)(await AskAsync(sandbox.Former.AppId, []))["errcode"]!);
        Assert.Equal(63183, (int)(await AskAsync(sandbox.Former.AppId, [.. Enumerable.Repeat("x", 101)]))["errcode"]!);
    }

    [Fact]
    public async Task OpenIds_AfterFifteenDays_AreNotConvertedAnyMore()
    {
        var late = new RunningSandbox();
        await late.InitializeAsync();
        try
        {
            await late.AdvanceAsync(TimeSpan.FromDays(15));
            var token = (string)(await late.StableTokenAsync(late.Official))["access_token"]!;
            var answer = await late.PostAsync($"/cgi-bin/changeopenid?access_token={token}", new { from_appid = late.Former.AppId, openid_list = new[] { "x" } });

            Assert.Equal(63178, (int)answer["errcode"]!);
        }
        finally
        {
            await late.DisposeAsync();
        }
    }

    private async Task<JsonNode> AskAsync(string from, string[] openIds, WeChatApp? app = null) => await sandbox.PostAsync(
        $"/cgi-bin/changeopenid?access_token={(string)(await sandbox.StableTokenAsync(app ?? sandbox.Official))["access_token"]!}",
        new { from_appid = from, openid_list = openIds });
}
