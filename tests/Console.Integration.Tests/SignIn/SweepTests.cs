using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Features.SignIn.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BlazorConsole.Integration.Tests.SignIn;

public sealed class SweepTests
{
    [Fact]
    public async Task TicketScannedAndForgotten_Swept_HoldsNoAnswerOfWeChatAnyMore()
    {
        await using var own = await OwnConsole.StartAsync();
        using var screen = await Screen.OpenAsync(own.Console);
        using var phone = new Phone(own.Console, "xiaowang");
        var waiting = await screen.NewCodeAsync();
        using var scanned = await phone.ScanAsync(waiting.Id);

        await SweepAsync(own.Console);
        Assert.NotNull((await TicketsAsync(own.Console)).Single().Evidence);

        own.Console.Clock.Advance(TimeSpan.FromMinutes(6));
        await SweepAsync(own.Console);
        var ticket = (await TicketsAsync(own.Console)).Single();
        Assert.Null(ticket.Evidence);
        Assert.Equal(LoginTicketState.Expired, ticket.State);
    }

    [Fact]
    public async Task YesterdaysTicketsTripsAndSessions_Swept_AreGoneAndPeopleStay()
    {
        await using var own = await OwnConsole.StartAsync(("SignIn:SessionLifetime", "01:00:00"));
        using var encounter = await Encounter.ScannedAsync(own.Console, "xiaowang");
        var (screen, phone, code) = encounter;
        using var approved = await phone.ApproveAsync(code.Id);
        using var redeemed = await screen.RedeemAsync(code.Id);

        own.Console.Clock.Advance(TimeSpan.FromDays(2));
        await SweepAsync(own.Console);

        Assert.Empty(await TicketsAsync(own.Console));
        Assert.Equal(0, await own.Console.ReadAsync(context => context.AuthorizationStates.CountAsync()));
        Assert.Equal(0, await own.Console.ReadAsync(context => context.Sessions.CountAsync()));
        Assert.Equal(1, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));
        Assert.Equal(1, await own.Console.ReadAsync(context => context.SignIns.CountAsync()));
    }

    [Fact]
    public async Task Device_ThatWasNotSeenForLongerThanACookieLives_IsForgotten()
    {
        await using var own = await OwnConsole.StartAsync();
        using var screen = await Screen.OpenAsync(own.Console);
        await screen.SignInAtWeChatAsync("xiaowang");

        own.Console.Clock.Advance(Device.KeptFor - TimeSpan.FromMinutes(1));
        await SweepAsync(own.Console);
        Assert.Equal(1, await own.Console.ReadAsync(context => context.Devices.CountAsync()));
        own.Console.Clock.Advance(TimeSpan.FromMinutes(1));
        await SweepAsync(own.Console);

        Assert.Equal(0, await own.Console.ReadAsync(context => context.Devices.CountAsync()));
    }

    private static Task SweepAsync(RunningConsole console) =>
        console.Services.GetServices<IHostedService>().OfType<SweepTickets>().Single().RunOnceAsync(CancellationToken.None);

    private static Task<List<LoginTicket>> TicketsAsync(RunningConsole console) => console.ReadAsync(context => context.LoginTickets.ToListAsync());
}
