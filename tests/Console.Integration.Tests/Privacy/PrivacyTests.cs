using System.Security.Claims;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Privacy;
using BlazorConsole.Features.Privacy;
using BlazorConsole.Integration.Tests.WeChatCallbacks;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Integration.Tests.Privacy;

/// <summary>WeChat tells that somebody took something back, or left: what it gave of them is gone in the same transaction.</summary>
public sealed class PrivacyTests(FollowedConsole followed) : IClassFixture<FollowedConsole>
{
    private static readonly ClaimsPrincipal s_administrator =
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, "admin")], IdentityConstants.ApplicationScheme));

    private static int s_created = 1;

    private RunningConsole Console => followed.Console;

    [Fact]
    public async Task ProfileCleaned_ByWeChat_TakesNameAndPictureAway()
    {
        var openId = await ComeAsync("load-811");

        await TellAsync("load-811", "user_info_modified", oddKeys: true);

        var task = await TaskOfAsync(openId);
        Assert.Equal((PrivacyEvent.ProfileCleaned, PrivacyTaskState.Done), (task.Event, task.State));
        Assert.Equal([PrivacyStep.ProfileDropped], task.Steps);
        Assert.Equal(0, await Console.ReadAsync(context => context.ProfileFacts.CountAsync(fact => fact.Origin == task.Origin)));
        Assert.Equal((null, null), await Console.ReadAsync(async context =>
        {
            var account = await context.Accounts.SingleAsync(account => context.Origins.Any(origin => origin.Id == task.Origin && origin.Account == account.Id));
            return (account.Nickname, account.Avatar?.Value);
        }));
    }

    [Fact]
    public async Task PhoneRevoked_InTheMiniProgram_DropsItsNumberAndNothingElse()
    {
        using var phone = new MiniProgramInHand(Console, "load-812");
        Console.Clock.Advance(TimeSpan.FromSeconds(1));
        (await phone.SignInAsync(phone: true)).Dispose();
        var openId = await Console.ReadAsync(context => context.LinkedIdentities.OrderByDescending(link => link.FirstSeen).Select(link => link.OpenId).FirstAsync());
        Assert.Equal(1, await Console.ReadAsync(context => context.PhoneClaims.CountAsync(claim => context.LinkedIdentities.Any(link => link.Origin == claim.Origin && link.OpenId == openId))));

        await PushAsync("mini", "user_authorization_revoke", openId.Value, "<RevokeInfo>8</RevokeInfo>");

        var task = await TaskOfAsync(openId);
        Assert.Equal([PrivacyStep.PhoneDropped], task.Steps);
        Assert.Equal(0, await Console.ReadAsync(context => context.PhoneClaims.CountAsync(claim => claim.Origin == task.Origin)));
        Assert.Equal(1, await Console.ReadAsync(context => context.LinkedIdentities.CountAsync(link => link.Origin == task.Origin)));
        Assert.Equal(1, await Console.ReadAsync(context => context.Sessions.CountAsync(session => session.Origin == task.Origin && session.EndedAt == null)));
    }

    [Theory]
    [InlineData("2", PrivacyStep.NothingStored, PrivacyTaskState.Done)]
    [InlineData("999", PrivacyStep.UnknownData, PrivacyTaskState.Open)]
    public async Task OtherDataRevoked_IsAnsweredInWords(string revokeInfo, PrivacyStep step, PrivacyTaskState state)
    {
        var openId = await ComeAsync($"load-82{revokeInfo[0]}");

        await TellAsync($"load-82{revokeInfo[0]}", "user_authorization_revoke", revokeInfo);

        var task = await TaskOfAsync(openId);
        Assert.Equal((revokeInfo, state), (task.RevokeInfo, task.State));
        Assert.Equal([step], task.Steps);
        Assert.Equal(task.ReceivedAt.AddDays(15), task.Deadline);
    }

    [Fact]
    public async Task EverythingRevoked_ClosesTheDoorAndItsSessions()
    {
        var openId = await ComeAsync("load-813");

        await TellAsync("load-813", "user_authorization_revoke", "301");

        var task = await NewestAsync();
        Assert.Equal(
            [PrivacyStep.ProfileDropped, PrivacyStep.PhoneDropped, PrivacyStep.SessionsEnded, PrivacyStep.DoorClosed], task.Steps.Where(step => step is not PrivacyStep.UnionIdDropped));
        Assert.False(await Console.ReadAsync(context => context.LinkedIdentities.AnyAsync(link => link.OpenId == openId)));
        Assert.False(await Console.ReadAsync(context => context.Attestations.AnyAsync(pair => pair.OpenId == openId)));
        Assert.False(await Console.ReadAsync(context => context.Sessions.AnyAsync(session => session.Origin == task.Origin && session.EndedAt == null)));
        Assert.True(await Console.ReadAsync(context => context.SignIns.AnyAsync(signIn => signIn.OpenId == openId)));
    }

    [Fact]
    public async Task WeChatClosed_LeavesNothingThatNamesThePerson()
    {
        var openId = await ComeAsync("load-814");
        var origin = await Console.ReadAsync(context => context.LinkedIdentities.Where(link => link.OpenId == openId).Select(link => link.Origin).SingleAsync());
        Assert.True(await Console.ReadAsync(context => context.Devices.AnyAsync(device => device.Origin == origin)));

        await TellAsync("load-814", "user_authorization_cancellation");

        var task = await NewestAsync();
        Assert.Contains(PrivacyStep.HistoryDropped, task.Steps);
        Assert.Contains(PrivacyStep.KeyDestroyed, task.Steps);
        Assert.False(await Console.ReadAsync(context => context.LinkedIdentities.AnyAsync(link => link.OpenId == openId)));
        Assert.False(await Console.ReadAsync(context => context.SignIns.AnyAsync(signIn => signIn.OpenId == openId)));
        Assert.False(await Console.ReadAsync(context => context.OriginKeys.AnyAsync(key => key.Origin == task.Origin)));
        Assert.False(await Console.ReadAsync(context => context.Devices.AnyAsync(device => device.Origin == origin)));

        // The same person is somebody new.
        using var page = new PageInWeChat(Console, "load-814");
        await page.OpenAsync();
        Assert.Contains("You are signed in.", await page.TapAsync("/signin/in-wechat"), StringComparison.Ordinal);
        Assert.NotEqual(task.Origin, await Console.ReadAsync(context => context.LinkedIdentities.Where(link => link.OpenId == openId).Select(link => link.Origin).SingleAsync()));
    }

    [Fact]
    public async Task Event_AboutNobodyKnown_OrAboutNobodyAtAll_IsKeptAsATask()
    {
        await PushAsync("official", "user_authorization_revoke", "oNobodyKnownHere0000000000001", "<RevokeInfo>205</RevokeInfo>");
        await PushAsync("official", "user_info_modified", openId: null);

        var tasks = await Console.ReadAsync(context => context.PrivacyTasks.Where(task => task.Origin == null).ToListAsync());
        Assert.Contains(tasks, task => task is { State: PrivacyTaskState.Done, Steps: [PrivacyStep.NobodyKnown] });
        Assert.Contains(tasks, task => task is { State: PrivacyTaskState.Open, Steps: [PrivacyStep.NobodyNamed] });
    }

    [Fact]
    public async Task Event_PushedFiftyTimesAtOnce_IsOneTask() // attack case B16
    {
        var before = await Console.ReadAsync(context => context.PrivacyTasks.CountAsync());
        var push = Push("official", "user_authorization_revoke", "oNobodyKnownHere0000000000002", "<RevokeInfo>1</RevokeInfo>");

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => push.AnsweredAsync()));

        Assert.Equal(before + 1, await Console.ReadAsync(context => context.PrivacyTasks.CountAsync()));
    }

    [Fact]
    public async Task Events_OfTwoPeopleInOneSecond_AreTwoTasks()
    {
        var before = await Console.ReadAsync(context => context.PrivacyTasks.CountAsync());
        var first = Push("official", "user_authorization_revoke", "oNobodyKnownHere0000000000003", "<RevokeInfo>1</RevokeInfo>");

        await first.AnsweredAsync();
        await (first with { Message = first.Message.Replace("0003<", "0004<", StringComparison.Ordinal) }).AnsweredAsync();

        Assert.Equal(before + 2, await Console.ReadAsync(context => context.PrivacyTasks.CountAsync()));
    }

    [Fact]
    public async Task Task_ThatWaits_IsClosedOnceByAnAdministratorWithASentence()
    {
        await PushAsync("official", "user_info_modified", openId: null);
        var id = await Console.ReadAsync(context => context.PrivacyTasks
            .Where(task => task.State == PrivacyTaskState.Open).OrderByDescending(task => task.ReceivedAt).Select(task => task.Id).FirstAsync());
        using var scope = Console.Services.CreateScope();
        var close = scope.ServiceProvider.GetRequiredService<ClosePrivacyTask>();

        Assert.Equal(ClosePrivacyTask.Forbidden, await close.RunAsync(id, "Looked it up.", new ClaimsPrincipal(new ClaimsIdentity())));
        Assert.Equal(ClosePrivacyTask.NoNote, await close.RunAsync(id, "  ", s_administrator));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => close.RunAsync(id, "Looked it up.", s_administrator)));

        Assert.Single(answers, answer => answer is null);
        var task = await Console.ReadAsync(context => context.PrivacyTasks.SingleAsync(task => task.Id == id));
        Assert.Equal(("admin", "Looked it up."), (task.ClosedBy, task.Note));
        Assert.Equal(1, await Console.ReadAsync(context => context.AuditEntries.CountAsync(entry => entry.Action == ClosePrivacyTask.Action)));
    }

    private async Task<OpenId> ComeAsync(string person)
    {
        using var page = new PageInWeChat(Console, person);
        Console.Clock.Advance(TimeSpan.FromSeconds(1));
        await page.OpenAsync();
        Assert.Contains("You are signed in.", await page.TapAsync("/signin/in-wechat"), StringComparison.Ordinal);
        return await Console.ReadAsync(context => context.LinkedIdentities.OrderByDescending(link => link.FirstSeen).Select(link => link.OpenId).FirstAsync());
    }

    private async Task TellAsync(string person, string name, string? revokeInfo = null, bool oddKeys = false) => await followed.WeChatAsync(
        HttpMethod.Post, "/sandbox/pushes/official/privacy", new { person, @event = name, revokeInfo, oddKeys });

    private ForgedPush Push(string channel, string name, string? openId, string more = "") => new(followed)
    {
        Channel = channel,
        Message = $"<xml><ToUserName>gh_1</ToUserName><FromUserName>oWeChatPushAccount0000000000</FromUserName><CreateTime>{Interlocked.Increment(ref s_created)}</CreateTime>"
            + $"<MsgType>Event</MsgType><Event>{name}</Event>{(openId is null ? "" : $"<OpenID>{openId}</OpenID>")}{more}</xml>",
    };

    private async Task PushAsync(string channel, string name, string? openId, string more = "") =>
        Assert.Equal("success", await Push(channel, name, openId, more).AnsweredAsync());

    private Task<PrivacyTask> NewestAsync() => Console.ReadAsync(context => context.PrivacyTasks.OrderByDescending(task => task.ReceivedAt).FirstAsync());

    private Task<PrivacyTask> TaskOfAsync(OpenId openId) => Console.ReadAsync(context => context.PrivacyTasks
        .Where(task => context.LinkedIdentities.Any(link => link.OpenId == openId && link.Origin == task.Origin))
        .OrderByDescending(task => task.ReceivedAt).FirstAsync());
}
