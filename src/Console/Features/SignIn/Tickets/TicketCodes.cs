using System.Security.Cryptography;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Follow;
using BlazorConsole.Features.SignIn.MiniProgram;
using BlazorConsole.Options;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>What a screen shows for a ticket that is about to be issued: a code, or links that open WeChat.</summary>
/// <param name="Ticket">The number that the ticket gets.</param>
/// <param name="Image">The picture as a data URL.</param>
/// <param name="Scene">What an official account's pushes will name it by.</param>
/// <param name="Launch">What a phone's own browser opens.</param>
/// <param name="Number">The two digits that both sides show.</param>
internal sealed record TicketCode(
    LoginTicketId Ticket, string? Image, string? Scene = null, LaunchLinks? Launch = null, int? Number = null);

/// <summary>Prepares codes. WeChat is asked before the ticket is issued, or was asked long before.</summary>
internal sealed class TicketCodes(FollowCodes follow, MintedCodes minted, PhoneLaunches launches, IOptions<PublicOptions> options)
{
    public async Task<Result<TicketCode>> PrepareAsync(WayIn way, Channel channel, CancellationToken cancellationToken) => way.Code switch
    {
        CodeSource.OwnLink => OfLink(ConsoleUrls.OnPhone),
        CodeSource.MiniProgram => channel.Code.Kind is ScanCodeKind.MiniProgram && await minted.TakeAsync(channel, cancellationToken) is { } code
            ? new TicketCode(code.Ticket, $"data:image/jpeg;base64,{Convert.ToBase64String(code.Image)}")
            : OfLink(ConsoleUrls.InMiniProgram),
        CodeSource.OfficialAccount => (await follow.MakeAsync(channel, cancellationToken))
            .Map(code => new TicketCode(LoginTicketId.New(), QrCodeImage.DataUrl(code.Content), code.Scene)),
        CodeSource.Launch => await OfLaunchAsync(channel, cancellationToken),
        _ => throw new InvalidOperationException($"{way.Key} has no ticket."),
    };

    private TicketCode OfLink(Func<LoginTicketId, string> link)
    {
        var ticket = LoginTicketId.New();
        return new TicketCode(ticket, QrCodeImage.DataUrl(options.Value.Origin + link(ticket)));
    }

    private async Task<Result<TicketCode>> OfLaunchAsync(Channel channel, CancellationToken cancellationToken)
    {
        var ticket = LoginTicketId.New();
        return (await launches.MakeAsync(channel, ticket, cancellationToken))
            .Map(links => new TicketCode(ticket, Image: null, Launch: links, Number: RandomNumberGenerator.GetInt32(10, 100)));
    }
}
