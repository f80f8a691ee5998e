using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Domain.Recognition.Rules;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Tickets;
using BlazorConsole.Hosting;
using BlazorConsole.WeChat;

namespace BlazorConsole.Features.WeChatCallbacks;

/// <summary>
/// Where WeChat's authorisation page sends the phone back to (protocol 4.2). The state is used up first; only then is WeChat asked,
/// once; only then does the ticket move.
/// </summary>
internal sealed class OfficialAccountCallback(
    UseAuthorizationState useState, WebAuthorization weChat, AvatarFetch avatars, ScanTicket scan, ConsoleCookies cookies, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(
            $"{ConsoleUrls.WeChatCallback}/{{channel}}",
            (string channel, string? code, string? state, OfficialAccountCallback callback, HttpContext http, CancellationToken cancellationToken) =>
                callback.HandleAsync(channel, code, state, http, cancellationToken));

    private async Task<IResult> HandleAsync(string channelKey, string? code, string? state, HttpContext http, CancellationToken cancellationToken)
    {
        var trip = await useState.RunAsync(
            channelKey, state, cookies.ReadHash(http.Request, ConsoleCookies.Browser), cancellationToken);
        if (!trip.Succeeded)
            return ProblemAnswer.For(http, trip.Error.Code);

        var page = ConsoleUrls.OnPhone(trip.Value.Ticket);
        // The person did not agree on WeChat's page: the code is as it was, and another tap may follow.
        if (string.IsNullOrEmpty(code))
            return new SeeOther(page);

        var scanToken = RandomToken.New();
        if (await ScanAsync(trip.Value.Ticket, trip.Value.Channel, code, scanToken.Hash, cancellationToken) is { } refusal)
            return ProblemAnswer.For(http, refusal.Code, tryAgain: page);

        cookies.Set(http.Response, ConsoleCookies.Scan, scanToken);
        return new SeeOther(page);
    }

    private async Task<Error?> ScanAsync(
        LoginTicketId ticket, Channel channel, string code, byte[] scanTokenHash, CancellationToken cancellationToken)
    {
        var token = await weChat.ExchangeCodeAsync(channel, code, cancellationToken);
        if (!token.Succeeded)
            return token.Error;
        // A virtual visitor has no user information, and asking for it would only fail.
        if (token.Value.IsSnapshot)
            return A2SnapshotVisitor.Guest;

        var info = await weChat.GetUserInfoAsync(token.Value, cancellationToken);
        if (!info.Succeeded)
            return info.Error;

        var evidence = new Evidence(
            channel.Id, channel.AppId,
            [new Answer(token.Value.OpenId, token.Value.UnionId), new Answer(info.Value.OpenId, info.Value.UnionId)],
            token.Value.IsSnapshot, clock.GetUtcNow());
        if (!evidence.NamesOnePerson)
            return A1AnswersNameDifferentPeople.NotConfirmed;

        var avatar = await avatars.FetchAsync(info.Value.AvatarUrl, cancellationToken);
        var scanned = await scan.RunAsync(ticket, evidence, info.Value.Nickname, avatar, scanTokenHash, cancellationToken);
        return scanned.Error;
    }
}
