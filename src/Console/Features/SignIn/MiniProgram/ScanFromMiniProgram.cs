using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Agreements;
using BlazorConsole.Features.SignIn.Tickets;
using BlazorConsole.Hosting;
using BlazorConsole.Persistence;
using BlazorConsole.WeChat;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.MiniProgram;

/// <summary>The mini program opened with a code's link: finds out from WeChat who holds the phone, and gives them the ticket.</summary>
internal sealed class ScanFromMiniProgram(
    IDbContextFactory<ConsoleContext> contexts, MiniProgramCalls weChat, ScanTicket scan, DistantPhones distant, AgreementMessages agreements,
    TimeProvider clock)
{
    /// <summary>WeChat's number for a mini program that an app launched (protocol 12.2).</summary>
    private const int LaunchedByApp = 1069;

    public async Task<Result<ScanAnswer>> RunAsync(ScanRequest request, HttpRequest http, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(request.Code) || request.Code.Length > 256)
            return RequestErrors.Invalid;
        if (!LoginTicketId.TryParse(request.Ticket, out var id))
            return TicketErrors.Expired;

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = await FindWaitingAsync(context, id, request.Scene, cancellationToken);
        if (!waiting.Succeeded)
            return waiting.Error;

        var channel = await context.Channels.SingleAsync(channel => channel.Id == waiting.Value.Channel, cancellationToken);
        var answer = await weChat.ExchangeLoginCodeAsync(channel, request.Code, cancellationToken);
        if (!answer.Succeeded)
            return answer.Error;

        // Before the person presses a button that costs: another person's WeChat adds no number here.
        if (waiting.Value.Session is { } session && await IsAnotherAsync(context, session, channel.AppId, answer.Value.OpenId, cancellationToken))
            return PhoneErrors.AnotherPerson;

        var scanToken = RandomToken.New();
        var evidence = new Evidence(channel.Id, channel.AppId, [answer.Value], IsSnapshot: false, clock.GetUtcNow());
        var scanned = await scan.RunAsync(id, evidence, nickname: null, avatar: null, scanToken.Hash, distant.CityOf(http), cancellationToken);
        return scanned.Succeeded
            ? await AnswerAsync(context, channel, scanned.Value, evidence.Subject, scanToken, cancellationToken)
            : scanned.Error;
    }

    // Before WeChat is asked: a code that nobody waits for costs no call. One that is scanned may be scanned again by the same person.
    private async Task<Result<LoginTicket>> FindWaitingAsync(
        ConsoleContext context, LoginTicketId id, int? scene, CancellationToken cancellationToken)
    {
        if (await context.LoginTickets.FirstOrDefaultAsync(ticket => ticket.Id == id, cancellationToken) is not { } ticket)
            return TicketErrors.Expired;
        if (ticket.Scenario is not (Scenario.MiniProgramScan or Scenario.AppToMiniProgram))
            return TicketErrors.WrongPurpose;
        // Somebody could begin a sign-in in an app of their own and send its ticket to another person as a link or a code. That person's
        // mini program is honest about how it was opened, and WeChat lets only the company's apps open it as an app.
        if (ticket.Binding.Kind is TicketBinderKind.Challenge && scene is not LaunchedByApp)
            return TicketErrors.OpenFromApp;
        var state = ticket.StateAt(clock.GetUtcNow());
        return state is LoginTicketState.Issued or LoginTicketState.Scanned ? ticket : TicketErrors.From(state);
    }

    private static async Task<bool> IsAnotherAsync(
        ConsoleContext context, byte[] session, WeChatAppId appId, OpenId openId, CancellationToken cancellationToken)
    {
        var found = await context.LinkedIdentities.Where(link => link.AppId == appId && link.OpenId == openId)
            .Select(link => (OriginId?)link.Origin).FirstOrDefaultAsync(cancellationToken);
        var owner = await context.Sessions.Where(open => open.TokenHash == session)
            .Select(open => (OriginId?)open.Origin).FirstOrDefaultAsync(cancellationToken);
        return found is { } known && owner is { } signedIn && !await context.AreOneAsync(known, signedIn, cancellationToken);
    }

    private async Task<ScanAnswer> AnswerAsync(
        ConsoleContext context, Channel channel, LoginTicket ticket, WeChatSubject subject, RandomToken scanToken, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return new ScanAnswer(
            scanToken.Text,
            AskerMessage.Of(ticket, now),
            ticket.Purpose is TicketPurpose.Phone ? PhoneAsk.Required : await context.AskedAsync(channel, subject, cancellationToken),
            channel.Phone.Proof,
            await agreements.OfAsync(context, channel, subject, cancellationToken),
            Math.Max(0, (long)(ticket.Deadline - now).TotalMilliseconds),
            BackOf(ticket),
            ticket.AsksForNumber ? null : ticket.Number,
            ticket.AsksForNumber,
            ticket.Purpose);
    }

    private static BackTo BackOf(LoginTicket ticket) => (ticket.Scenario, ticket.Binding.Kind) switch
    {
        (_, TicketBinderKind.Challenge) => BackTo.App,
        (Scenario.AppToMiniProgram, _) => BackTo.Browser,
        _ => BackTo.Screen,
    };
}
