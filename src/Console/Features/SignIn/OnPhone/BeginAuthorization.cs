using System.Security.Cryptography;
using System.Text;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Domain.WeChat;
using BlazorConsole.Features.WeChatCallbacks;
using BlazorConsole.Options;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.SignIn.OnPhone;

/// <summary>
/// The person tapped: sends the phone to WeChat's authorisation page. Begun by a tap and never by opening the link, since WeChat
/// serves a virtual user where authorisation starts by itself (protocol 4.4).
/// </summary>
internal sealed class BeginAuthorization(
    IWriteLane lane, IOptions<PublicOptions> publicOptions, IOptions<WeChatOptions> weChat)
{
    /// <param name="id">The ticket in the link.</param>
    /// <param name="browserHash">The phone browser's own secret, hashed; the way back is worth nothing elsewhere.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <returns>WeChat's address.</returns>
    public async Task<Result<string>> RunAsync(string? id, byte[] browserHash, CancellationToken cancellationToken)
    {
        if (!LoginTicketId.TryParse(id, out var ticketId))
            return TicketErrors.Expired;

        // Letters and digits only, and short: WeChat refuses long or encoded states (protocol 4.1).
        var state = RandomNumberGenerator.GetHexString(32, lowercase: true);
        return await lane.RunAsync<Result<string>>(
            async (item, token) =>
            {
                var ticket = await item.Context.LoginTickets.AsNoTracking().FirstOrDefaultAsync(ticket => ticket.Id == ticketId, token);
                if (ticket is null)
                    return TicketErrors.Expired;
                if (ticket.Scenario is not Scenario.PcScan)
                    return TicketErrors.WrongPurpose;
                if (ticket.StateAt(item.Now) is not LoginTicketState.Issued and var current)
                    return TicketErrors.From(current);

                var channel = await item.Context.Channels.SingleAsync(channel => channel.Id == ticket.Channel, token);
                item.Context.AuthorizationStates.Add(AuthorizationState.Begin(
                    SHA256.HashData(Encoding.ASCII.GetBytes(state)), browserHash, ticketId, channel.Id, item.Now));
                return AuthorizationUrl.OfficialAccount(
                    weChat.Value.OpenBase, channel.AppId, publicOptions.Value.Origin + ConsoleUrls.Callback(channel),
                    AuthorizationUrl.UserInfoScope, state);
            },
            cancellationToken);
    }
}
