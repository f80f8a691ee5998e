using System.Text;
using BlazorConsole.Domain.Channels;
using BlazorConsole.WeChat;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BlazorConsole.Integration.Tests.WeChat;

/// <summary>One application token for each app: stored, shared, renewed in time, and replaced by force once at most.</summary>
public sealed class AppTokenBrokerTests
{
    private const string TokenPath = "/cgi-bin/stable_token";
    private const string PhonePath = "/wxa/business/getuserphonenumber";

    [Fact]
    public async Task Token_AskedForByTwentyAtOnce_IsFetchedOnceForAll()
    {
        await using var own = await OwnConsole.StartAsync();
        var channel = await ChannelAsync(own.Console);

        var tokens = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Broker(own.Console).GetAsync(channel, CancellationToken.None))));

        Assert.Single(tokens.Select(token => token.Value!.Text).Distinct(StringComparer.Ordinal));
        Assert.Single(await own.Console.WeChatLogAsync(TokenPath));
    }

    [Fact]
    public async Task Token_AfterARestart_IsReadAndNotAskedForAgain()
    {
        await using var own = await OwnConsole.StartAsync();
        var before = await TokenAsync(own.Console);

        await own.Console.RestartAsync();

        Assert.Equal(before.Text, (await TokenAsync(own.Console)).Text);
        Assert.Single(await own.Console.WeChatLogAsync(TokenPath));
    }

    [Fact]
    public async Task Token_InItsLastMinutes_IsRenewedWithoutBeingAskedForAndTheOldOneServesMeanwhile()
    {
        await using var own = await OwnConsole.StartAsync();
        var before = await TokenAsync(own.Console);
        await own.Console.AdvanceWeChatAsync(TimeSpan.FromMinutes(117));

        own.Console.Clock.Advance(TimeSpan.FromMinutes(117));

        Assert.Equal(before.Text, (await TokenAsync(own.Console)).Text);
        await Service<RenewAppTokens>(own.Console).RunOnceAsync(CancellationToken.None);
        await Service<RenewAppTokens>(own.Console).RunOnceAsync(CancellationToken.None);
        var after = await TokenAsync(own.Console);
        Assert.NotEqual(before.Text, after.Text);
        Assert.True(after.ExpiresAt > own.Console.Clock.GetUtcNow() + TimeSpan.FromMinutes(110));
        Assert.Equal(2, (await own.Console.WeChatLogAsync(TokenPath)).Count);
    }

    [Fact]
    public async Task Token_LongBeforeItsEnd_IsLeftAlone()
    {
        await using var own = await OwnConsole.StartAsync();
        await TokenAsync(own.Console);

        own.Console.Clock.Advance(TimeSpan.FromMinutes(100));
        await Service<RenewAppTokens>(own.Console).RunOnceAsync(CancellationToken.None);
        await TokenAsync(own.Console);

        Assert.Single(await own.Console.WeChatLogAsync(TokenPath));
    }

    [Fact]
    public async Task Token_RefusedAgainWithin75Minutes_IsForcedOnceOnly()
    {
        await using var own = await OwnConsole.StartAsync();
        var channel = await ChannelAsync(own.Console);
        var first = await TokenAsync(own.Console);
        var second = await Broker(own.Console).ReplaceAsync(channel, first, CancellationToken.None);

        var third = await Broker(own.Console).ReplaceAsync(channel, second.Value!, CancellationToken.None);

        Assert.NotEqual(first.Text, second.Value!.Text);
        Assert.Equal(WeChatErrors.TokenRefused, third.Error);
        Assert.Equal(1, await ForcedAsync(own.Console));
        Assert.Equal(ChannelHealth.RefusedAgain, await ConflictAsync(own.Console));

        own.Console.Clock.Advance(StoredAppToken.BetweenForced);
        await own.Console.AdvanceWeChatAsync(StoredAppToken.BetweenForced);
        Assert.True((await Broker(own.Console).ReplaceAsync(channel, second.Value!, CancellationToken.None)).Succeeded);
        Assert.Equal(2, await ForcedAsync(own.Console));
    }

    [Fact]
    public async Task Token_ThatAnotherSystemReplaced_IsTakenWithoutForceAndTheRivalIsNoted()
    {
        await using var own = await OwnConsole.StartAsync();
        var channel = await ChannelAsync(own.Console);
        var ours = await TokenAsync(own.Console);
        var secrets = own.Console.Services.GetRequiredService<ChannelSecrets>();
        await own.Console.ForceWeChatTokenAsync(channel.AppId.Value, secrets.Read(channel));

        var replaced = await Broker(own.Console).ReplaceAsync(channel, ours, CancellationToken.None);

        Assert.NotEqual(ours.Text, replaced.Value!.Text);
        // The one is the rival's own.
        Assert.Equal(1, await ForcedAsync(own.Console));
        Assert.Equal(ChannelHealth.ReplacedByAnother, await ConflictAsync(own.Console));
    }

    [Fact]
    public async Task Token_ThatSomebodyReplacedMeanwhile_IsNotReplacedOnceMore()
    {
        await using var own = await OwnConsole.StartAsync();
        var channel = await ChannelAsync(own.Console);
        var first = await TokenAsync(own.Console);

        var replaced = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Task.Run(() => Broker(own.Console).ReplaceAsync(channel, first, CancellationToken.None))));

        Assert.Single(replaced.Select(token => token.Value!.Text).Distinct(StringComparer.Ordinal));
        Assert.Equal(1, await ForcedAsync(own.Console));
    }

    [Fact]
    public async Task Token_WhileTheDatabaseIsHeld_IsStillHadAndSoon()
    {
        await using var own = await OwnConsole.StartAsync();
        var channel = await ChannelAsync(own.Console);
        using var held = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={own.Console.DatabaseFile};Pooling=False");
        held.Open();
        using (var begin = held.CreateCommand())
        {
            begin.CommandText = "BEGIN IMMEDIATE";
            begin.ExecuteNonQuery();
        }

        var token = await Broker(own.Console).GetAsync(channel, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(4));

        Assert.True(token.Succeeded);
        Assert.Single(await own.Console.WeChatLogAsync(TokenPath));
    }

    [Fact]
    public async Task Right_OfAProcessThatDied_HoldsUpNobodyForLong()
    {
        await using var own = await OwnConsole.StartAsync();
        var channel = await ChannelAsync(own.Console);
        var store = own.Console.Services.GetRequiredService<AppTokenStore>();
        Assert.True(await store.TakeAsync(channel.AppId, AppTokenStore.NewHolder(), replaced: null, CancellationToken.None));

        // Patience: not stored, but had.
        Assert.True((await Broker(own.Console).GetAsync(channel, CancellationToken.None)).Succeeded);
        Assert.Null(await store.LookAsync(channel.AppId, CancellationToken.None));

        own.Console.Clock.Advance(StoredAppToken.Right);
        Assert.True(await store.TakeAsync(channel.AppId, AppTokenStore.NewHolder(), replaced: null, CancellationToken.None));
    }

    [Fact]
    public async Task Token_IsNeitherInTheLogsNorInClearInTheDatabase()
    {
        await using var own = await OwnConsole.StartAsync();
        var channel = await ChannelAsync(own.Console);
        var first = await TokenAsync(own.Console);
        var second = await Broker(own.Console).ReplaceAsync(channel, first, CancellationToken.None);
        await own.Console.StopAsync();

        foreach (var text in (string[])[first.Text, second.Value!.Text])
        {
            Assert.DoesNotContain(text, own.Console.Logs.Text, StringComparison.Ordinal);
            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(own.Console.DatabaseFile)!))
                Assert.False((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0, file);
        }
    }

    [Fact]
    public async Task Health_OfACall_IsStoredAfterAFewSeconds()
    {
        await using var own = await OwnConsole.StartAsync();
        var channel = await ChannelAsync(own.Console);
        await own.Console.FaultAsync(new { path = PhonePath, kind = "errcode", errcode = 48001, times = 1 });
        using var screen = await Screen.OpenAsync(own.Console);
        using var phone = new MiniProgramInHand(own.Console, "load-90");
        await phone.ScanAsync(await screen.NewMiniProgramCodeAsync());
        using var refused = await phone.ConfirmAsync();

        await UntilAsync(() => own.Console.ReadAsync(context => context.ChannelHealth.AnyAsync(health => health.What == "wxa/business/getuserphonenumber")));
        var health = await own.Console.ReadAsync(context => context.ChannelHealth.Where(health => health.Channel == channel.Id).ToListAsync());
        var call = health.Single(row => row.What == "wxa/business/getuserphonenumber");
        Assert.Equal(("wechat.unauthorized", 48001), (call.Outcome, call.ErrorCode));
        Assert.Equal("ok", health.Single(row => row.What == "cgi-bin/stable_token").Outcome);
        Assert.Equal("ok", health.Single(row => row.What == "sns/jscode2session").Outcome);
    }

    private static T Service<T>(RunningConsole console)
        where T : IHostedService => console.Services.GetServices<IHostedService>().OfType<T>().Single();

    private static AppTokens Broker(RunningConsole console) => console.Services.GetRequiredService<AppTokens>();

    private static Task<Channel> ChannelAsync(RunningConsole console) =>
        console.ReadAsync(context => context.Channels.SingleAsync(channel => channel.Key == "mini"));

    private static async Task<AppToken> TokenAsync(RunningConsole console) =>
        (await Broker(console).GetAsync(await ChannelAsync(console), CancellationToken.None)).Value!;

    private static async Task<int> ForcedAsync(RunningConsole console) => (await console.WeChatLogAsync(TokenPath))
        .Count(entry => ((string?)entry["sentBodyStart"])!.Contains("\"force_refresh\":true", StringComparison.Ordinal));

    private static async Task<string?> ConflictAsync(RunningConsole console)
    {
        await Service<StoreChannelHealth>(console).RunOnceAsync();
        return await console.ReadAsync(context => context.ChannelHealth.Where(health => health.What == ChannelHealth.TokenConflict)
            .Select(health => health.Outcome).SingleOrDefaultAsync());
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await condition())
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
    }
}
