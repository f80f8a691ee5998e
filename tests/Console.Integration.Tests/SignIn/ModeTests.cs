using System.Net;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Integration.Tests.SignIn;

/// <summary>What becomes of newcomers: a channel takes them as they come, asks them first, or lets nobody in who has no account.</summary>
public sealed class ModeTests
{
    [Fact]
    public async Task AskToBind_OnAScreen_AsksOnThePhoneAndSignsInByTheAnswer()
    {
        await using var own = await OwnConsole.StartAsync(("Channels:official:Mode", "AskToBind"));
        using var screen = await Screen.OpenAsync(own.Console);
        using var phone = new Phone(own.Console, "xiaowang");
        var ticket = (await screen.NewCodeAsync()).Id;
        (await phone.ScanAsync(ticket)).Dispose();

        Assert.DoesNotContain("Have you been here before?", await phone.OpenAsync(ticket), StringComparison.Ordinal);
        (await phone.ApproveAsync(ticket)).Dispose();

        Assert.Contains("Have you been here before?", await phone.OpenAsync(ticket), StringComparison.Ordinal);
        Assert.Equal("Scanned", (await screen.ReadAsync(ticket)).State);
        Assert.Equal(0, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));

        using var answered = await phone.Browser.PostAsync(
            new Uri($"/w/{ticket}/approve", UriKind.Relative), new FormUrlEncodedContent([new("answer", "Separately")]));

        Assert.Equal(HttpStatusCode.SeeOther, answered.StatusCode);
        Assert.Equal("Approved", (await screen.ReadAsync(ticket)).State);
        Assert.Equal(1, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));
    }

    [Fact]
    public async Task AskToBind_InTheMiniProgram_HoldsWithAQuestion()
    {
        await using var own = await OwnConsole.StartAsync(("Channels:mini:Mode", "AskToBind"));
        using var phone = new MiniProgramInHand(own.Console, "xiaowang");

        using var answer = await phone.SignInAsync();

        var entry = await answer.DecisionAsync();
        Assert.Equal(("held", "newcomer"), ((string?)entry["decision"], (string?)entry["next"]!["question"]!["kind"]));
        Assert.Equal(0, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));
    }

    [Fact]
    public async Task LoginOnly_Newcomer_IsRefusedInWordsAndNothingIsStored()
    {
        await using var own = await OwnConsole.StartAsync(("Channels:mini:Mode", "LoginOnly"), ("Channels:official:Mode", "LoginOnly"));
        using var inMiniProgram = new MiniProgramInHand(own.Console, "xiaowang");
        using var page = new PageInWeChat(own.Console, "xiaowang");

        using var refused = await inMiniProgram.SignInAsync();
        await page.OpenAsync();
        var onPage = await page.TapAsync("/signin/in-wechat");

        Assert.Equal("account.none", await refused.RefusalAsync(HttpStatusCode.Forbidden));
        Assert.Contains("This way in is for people who have an account here.", onPage, StringComparison.Ordinal);
        Assert.Equal(0, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));
        Assert.Equal(0, await own.Console.ReadAsync(context => context.LinkedIdentities.CountAsync()));
    }

    [Fact]
    public async Task LoginOnly_PersonOfAnotherDoor_IsAttachedAndSignedIn()
    {
        await using var own = await OwnConsole.StartAsync(("Channels:official:Mode", "LoginOnly"));
        using var inMiniProgram = new MiniProgramInHand(own.Console, "xiaowang");
        using var page = new PageInWeChat(own.Console, "xiaowang");
        (await inMiniProgram.SignInAsync()).Dispose();

        await page.OpenAsync();
        var welcomed = await page.TapAsync("/signin/in-wechat");

        Assert.Contains("You are signed in.", welcomed, StringComparison.Ordinal);
        Assert.Equal(1, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));
        Assert.Equal(2, await own.Console.ReadAsync(context => context.LinkedIdentities.CountAsync()));
    }
}
