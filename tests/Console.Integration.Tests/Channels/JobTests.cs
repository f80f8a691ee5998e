using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text;
using System.Text.Json.Nodes;
using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.Channels;
using BlazorConsole.Features.Channels.Jobs;
using BlazorConsole.Persistence.Writing;
using BlazorConsole.Recognition;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Integration.Tests.Channels;

/// <summary>Many people of an official account are asked about: their UnionIDs, and who they were at a former account.</summary>
public sealed class JobTests
{
    private const string BatchPath = "/cgi-bin/user/info/batchget";
    private const string ChangePath = "/cgi-bin/changeopenid";
    private const string Second = "laozhou";

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false });

    private static readonly ClaimsPrincipal Administrator =
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, "admin")], IdentityConstants.ApplicationScheme));

    [Fact]
    public async Task BackFill_OfFollowers_LearnsTheUnionIdsThatWereNotTold_AndJoinsNobodyByGuess()
    {
        await using var own = await OwnConsole.StartAsync();
        await BindAsync(own.Console, null);
        await ComeAsync(own.Console, "xiaowang", "load-1", "load-2");
        await BindAsync(own.Console, "acme");
        await FollowAsync(own.Console, "xiaowang", "load-1");

        Assert.Null(await StartAsync(own.Console));
        var job = await EndAsync(own.Console);

        Assert.Equal((ChannelJobState.Done, 3, 3, 2, 0), (job.State, job.Total, job.Asked, job.Found, job.Conflicts));
        Assert.Equal(2, await own.Console.ReadAsync(context => context.Attestations.CountAsync()));
        // The mini program's visitor is found by the UnionID that was learned while nobody was there.
        using var mini = new MiniProgramInHand(own.Console, "xiaowang");
        (await mini.SignInAsync()).Dispose();
        Assert.Equal(3, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));
        Assert.Equal(
            [ChannelAudit.BackFillStarted],
            await own.Console.ReadAsync(context => context.AuditEntries.Where(entry => entry.Target == "official").Select(entry => entry.Action).ToListAsync()));
    }

    [Fact]
    public async Task BackFill_WithOneWhomWeChatDoesNotKnow_AsksAboutEachAlone()
    {
        await using var own = await OwnConsole.StartAsync();
        await BindAsync(own.Console, null);
        await ComeAsync(own.Console, "xiaowang", "load-1");
        await BindAsync(own.Console, "acme");
        await FollowAsync(own.Console, "xiaowang", "load-1");
        await own.Console.FaultAsync(new { path = BatchPath, kind = "errcode", errcode = 40003, times = 1 });

        Assert.Null(await StartAsync(own.Console));
        var job = await EndAsync(own.Console);

        Assert.Equal((ChannelJobState.Done, 2), (job.State, job.Found));
        Assert.Equal(2, (await own.Console.WeChatLogAsync("/cgi-bin/user/info")).Count);
    }

    [Theory]
    [InlineData(45009, "wechat.quota-reached", 3600)]
    [InlineData(-1, "wechat.unavailable", 60)]
    public async Task WeChat_ThatWantsToBeLeftAlone_IsAskedAgainLater(int errcode, string failure, int seconds)
    {
        await using var own = await OwnConsole.StartAsync();
        await ComeAsync(own.Console, "xiaowang");
        await own.Console.FaultAsync(new { path = BatchPath, kind = "errcode", errcode });

        await StartAsync(own.Console);
        await StepAsync(own.Console);
        var waiting = await JobAsync(own.Console);
        Assert.Equal((ChannelJobState.Running, failure), (waiting.State, waiting.Failure));
        Assert.InRange((waiting.WaitsUntil!.Value - own.Console.Clock.GetUtcNow()).TotalSeconds, seconds - 5, seconds);
        Assert.False(await StepAsync(own.Console));

        (await Http.DeleteAsync(new Uri($"{own.Console.WeChat}/sandbox/faults"))).Dispose();
        own.Console.Clock.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(ChannelJobState.Done, (await EndAsync(own.Console)).State);
    }

    [Fact]
    public async Task Job_PausedResumedAndGivenUp_DoesWhatIsSaid_AndASecondOneWaitsForItsEnd()
    {
        await using var own = await OwnConsole.StartAsync();
        await ComeAsync(own.Console, "xiaowang");
        await StartAsync(own.Console);
        Assert.Equal(JobErrors.Exists, await StartAsync(own.Console));

        Assert.Null(await SteerAsync(own.Console, ChannelJobState.Paused));
        Assert.False(await StepAsync(own.Console));
        Assert.Equal(JobErrors.NotNow, await SteerAsync(own.Console, ChannelJobState.Applied));
        Assert.Null(await SteerAsync(own.Console, ChannelJobState.Running));
        Assert.Null(await SteerAsync(own.Console, ChannelJobState.Cancelled));
        Assert.False(await StepAsync(own.Console));
        Assert.Null(await StartAsync(own.Console));
        Assert.Equal(SaveChannel.Forbidden, await own.Console.Services.GetRequiredService<StartJob>().BackFillAsync(await IdAsync(own.Console, "official"), new ClaimsPrincipal()));
    }

    [Fact]
    public async Task Process_ThatDiedWithABatch_IsFollowedByAnotherAfterAWhile_AndNothingIsDoubled()
    {
        await using var own = await OwnConsole.StartAsync();
        await BindAsync(own.Console, null);
        await ComeAsync(own.Console, "xiaowang");
        await BindAsync(own.Console, "acme");
        await FollowAsync(own.Console, "xiaowang");
        await StartAsync(own.Console);
        Assert.True(await own.Console.Services.GetRequiredService<IWriteLane>().RunAsync(
            async (item, token) => (await item.Context.ChannelJobs.AsTracking().SingleAsync(token)).Hold(item.Now, TimeSpan.FromMinutes(2))));

        Assert.False(await StepAsync(own.Console));
        await own.Console.RestartAsync();
        own.Console.Clock.Advance(TimeSpan.FromMinutes(2));

        var job = await EndAsync(own.Console);
        Assert.Equal((ChannelJobState.Done, 1, 1), (job.State, job.Asked, job.Found));
    }

    [Fact]
    public async Task Batches_OfAHundred_AreOneQuestionEach_AndTwoProcessesNeverDoTheSame()
    {
        await using var own = await WithFormerAsync();
        await KnowAsync(own.Console, [.. Enumerable.Range(1, 250).Select(number => $"oMade{number:D23}")]);
        await StartAsync(own.Console, "former");

        var steps = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => StepAsync(own.Console)));
        Assert.Single(steps, worked => worked);
        var job = await EndAsync(own.Console);

        Assert.Equal((250, 250), (job.Total, job.Asked));
        Assert.Equal(3, (await own.Console.WeChatLogAsync(ChangePath)).Count);
    }

    [Fact]
    public async Task People_OfAFormerAccount_AreKnownByTheirNewOpenId_OnceItIsAppliedAndNoLongerThanThat()
    {
        await using var own = await WithFormerAsync();
        var console = own.Console;
        await KnowAsync(console, await FormerOpenIdAsync(console, "xiaowang"), await FormerOpenIdAsync(console, Second));
        var before = await console.ReadAsync(context => context.Accounts.CountAsync());

        Assert.Null(await StartAsync(console, "former"));
        var ready = await EndAsync(console);
        Assert.Equal((ChannelJobState.Ready, 2, 2), (ready.State, ready.Asked, ready.Found));

        Assert.Null(await SteerAsync(console, ChannelJobState.Applied));
        await ComeAsync(console, "xiaowang");
        Assert.Equal(before, await console.ReadAsync(context => context.Accounts.CountAsync()));
        Assert.Equal(3, await console.ReadAsync(context => context.LinkedIdentities.CountAsync()));

        // Taken back: who came stays known, everybody else is a stranger.
        Assert.Null(await SteerAsync(console, ChannelJobState.Undone));
        await ComeAsync(console, "xiaowang");
        Assert.Equal(before, await console.ReadAsync(context => context.Accounts.CountAsync()));
        await ComeAsync(console, Second);
        Assert.Equal(before + 1, await console.ReadAsync(context => context.Accounts.CountAsync()));
        var jobs = await console.Services.GetRequiredService<ListJobs>().LoadAsync(await ChannelAsync(console, "official"));
        Assert.Equal(2, jobs.Came);
    }

    [Fact]
    public async Task Migration_AfterItsFifteenDays_FailsWithWeChatsRefusal()
    {
        await using var own = await WithFormerAsync();
        await KnowAsync(own.Console, await FormerOpenIdAsync(own.Console, "xiaowang"));
        await own.Console.AdvanceWeChatAsync(TimeSpan.FromDays(15));

        await StartAsync(own.Console, "former");
        await StepAsync(own.Console);

        var job = await JobAsync(own.Console);
        Assert.Equal((ChannelJobState.Failed, "wechat.refused"), (job.State, job.Failure));
    }

    [Fact]
    public async Task File_OfPairs_IsReadToItsFirstBadLine()
    {
        const string Former = "oFormer000000000000000000001";
        const string Present = "oPresent00000000000000000001";

        var (pairs, badLine) = await ReadAsync($"ori_openid,new_openid\n{Former},{Present}\n\n");
        Assert.Null(badLine);
        Assert.Equal((OpenId.Parse(Former), OpenId.Parse(Present)), Assert.Single(pairs));
        Assert.Equal(2, (await ReadAsync($"{Former}\t{Present}\n{Former}\n")).BadLine);
        Assert.Equal(2, (await ReadAsync($"{Former},{Present}\n{Former},{Former}\n")).BadLine);

        static Task<(IReadOnlyList<(OpenId, OpenId)> Pairs, int? BadLine)> ReadAsync(string text) =>
            MigrationFile.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), default);
    }

    private static Task<OwnConsole> WithFormerAsync()
    {
        // The ids of the pretend WeChat's apps are the same for everybody who starts one.
        var former = new AppRegister(new SandboxOptions(), new Seed(new SandboxOptions())).Former;
        return OwnConsole.StartAsync(
            ("Channels:former:Kind", "OfficialAccount"), ("Channels:former:AppId", former.AppId),
            ("Channels:former:Secret", former.Secret), ("Channels:former:OriginalId", former.OriginalId), ("Channels:former:Scenarios:0", Scenario.InWeChatWeb),
            ("Channels:former:OpenPlatform", "acme"));
    }

    /// <summary>People come through the official account.</summary>
    private static async Task ComeAsync(RunningConsole console, params string[] people)
    {
        foreach (var person in people)
        {
            using var screen = await Screen.OpenAsync(console);
            using var phone = new Phone(console, person);
            var code = await screen.NewCodeAsync();
            (await phone.ScanAsync(code.Id)).Dispose();
            using var approved = await phone.ApproveAsync(code.Id);
            Assert.Equal(HttpStatusCode.SeeOther, approved.StatusCode);
        }
    }

    /// <summary>People who came through the former account, in the days when it was there.</summary>
    private static async Task KnowAsync(RunningConsole console, params string[] openIds)
    {
        var former = await ChannelAsync(console, "former");
        var recognise = console.Services.GetRequiredService<RecognisePerson>();
        await console.Services.GetRequiredService<IWriteLane>().RunAsync(async (item, token) =>
        {
            foreach (var openId in openIds)
            {
                var evidence = new Evidence(former.Id, former.AppId, [new Answer(OpenId.Parse(openId), null)], IsSnapshot: false, item.Now);
                var recognised = await recognise.DecideAsync(item, evidence, answer: null, token);
                await recognise.StoreAsync(item, recognised, (Resolution.SignedIn)recognised.Resolution, new Profile(null, null), Scenario.PcScan, token);
            }

            return true;
        });
    }

    private static async Task<string> FormerOpenIdAsync(RunningConsole console, string person)
    {
        var cast = await Http.GetFromJsonAsync<JsonArray>(new Uri($"{console.WeChat}/sandbox/cast"));
        return (string)cast!.Single(entry => (string?)entry!["id"] == person)!["openIds"]!["former"]!;
    }

    private static async Task BindAsync(RunningConsole console, string? openPlatform)
    {
        using var answer = await Http.PutAsJsonAsync(new Uri($"{console.WeChat}/sandbox/apps/official/open-platform"), new { openPlatform });
        answer.EnsureSuccessStatusCode();
    }

    private static async Task FollowAsync(RunningConsole console, params string[] people)
    {
        foreach (var person in people)
        {
            using var answer = await Http.PostAsJsonAsync(new Uri($"{console.WeChat}/sandbox/phone/official-account/follow"), new { person });
            answer.EnsureSuccessStatusCode();
        }
    }

    private static async Task<Error?> StartAsync(RunningConsole console, string? former = null)
    {
        var start = console.Services.GetRequiredService<StartJob>();
        var official = await IdAsync(console, "official");
        return former is null
            ? await start.BackFillAsync(official, Administrator)
            : await start.MigrateAsync(official, await IdAsync(console, former), Administrator);
    }

    private static async Task<bool> StepAsync(RunningConsole console) =>
        await console.Services.GetRequiredService<JobStep>().RunAsync((await JobAsync(console)).Id, default);

    private static async Task<ChannelJob> EndAsync(RunningConsole console)
    {
        // The console's own runner may have the job at this moment.
        for (var look = 0; look < 200; look++)
        {
            if (await JobAsync(console) is { State: not ChannelJobState.Running } ended)
                return ended;
            if (!await StepAsync(console))
                await Task.Delay(100);
        }

        throw new TimeoutException("The job does not end.");
    }

    private static async Task<Error?> SteerAsync(RunningConsole console, ChannelJobState to) =>
        await console.Services.GetRequiredService<SteerJob>().RunAsync((await JobAsync(console)).Id, to, Administrator);

    private static Task<ChannelJob> JobAsync(RunningConsole console) =>
        console.ReadAsync(context => context.ChannelJobs.AsNoTracking().OrderByDescending(job => job.StartedAt).FirstAsync());

    private static Task<Channel> ChannelAsync(RunningConsole console, string key) =>
        console.ReadAsync(context => context.Channels.SingleAsync(channel => channel.Key == key));

    private static async Task<ChannelId> IdAsync(RunningConsole console, string key) => (await ChannelAsync(console, key)).Id;
}
