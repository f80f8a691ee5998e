using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.WeChat;
using BlazorConsole.Options;
using BlazorConsole.Persistence.Writing;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.WeChatCallbacks;

/// <summary>Begins trips to WeChat's pages: notes the state in the caller's item and says where to go.</summary>
internal sealed class BeginTrip(IOptions<PublicOptions> publicOptions, IOptions<WeChatOptions> weChat)
{
    /// <summary>The page of an official account: without a question for <see cref="TripPurpose.Recognise"/> and <see cref="TripPurpose.Examine"/>, with one else.</summary>
    public string ToOfficialAccount(
        LaneItem item, Channel channel, byte[] browserHash, TripPurpose purpose, LoginTicketId? ticket = null, int attempt = 1)
    {
        var state = Note(item, channel, browserHash, purpose, ticket, attempt);
        return AuthorizationUrl.OfficialAccount(
            weChat.Value.OpenBase, channel.AppId, publicOptions.Value.Origin + ConsoleUrls.Callback(channel),
            purpose is TripPurpose.Recognise or TripPurpose.Examine ? AuthorizationUrl.BaseScope : AuthorizationUrl.UserInfoScope, state);
    }

    /// <summary>WeChat's own page with a code.</summary>
    public string ToWebsiteApp(LaneItem item, Channel channel, byte[] browserHash, bool english, bool framed)
    {
        var state = Note(item, channel, browserHash, TripPurpose.Website, ticket: null, attempt: 1);
        return AuthorizationUrl.WebsiteApp(
            weChat.Value.OpenBase, channel.AppId, publicOptions.Value.Origin + ConsoleUrls.WebsiteCallback, state, english, framed);
    }

    private static string Note(
        LaneItem item, Channel channel, byte[] browserHash, TripPurpose purpose, LoginTicketId? ticket, int attempt)
    {
        var state = AuthorizationState.NewState();
        item.Context.AuthorizationStates.Add(AuthorizationState.Begin(state, browserHash, purpose, channel.Id, item.Now, ticket, attempt));
        return state;
    }
}
