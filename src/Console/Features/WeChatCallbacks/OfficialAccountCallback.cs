using BlazorConsole.Domain.Channels;
using BlazorConsole.Features.Channels.Doctor.Scan;
using BlazorConsole.Features.SignIn.InWeChat;
using BlazorConsole.Features.SignIn.OnPhone;
using BlazorConsole.Hosting;

namespace BlazorConsole.Features.WeChatCallbacks;

/// <summary>
/// Where an official account's authorisation page sends people back to (protocol 4.2). The state is used up first; only then is WeChat
/// asked, once; only then is anybody signed in.
/// </summary>
internal sealed class OfficialAccountCallback(
    UseAuthorizationState useState, ArriveOnPhone onPhone, ArriveInWeChat inWeChat, FollowGuidedScan scan, ConsoleCookies cookies)
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

        return trip.Value.State.Purpose switch
        {
            TripPurpose.Scan => await onPhone.RunAsync(trip.Value, code, http, cancellationToken),
            TripPurpose.Recognise or TripPurpose.Introduce => await inWeChat.RunAsync(trip.Value, code, http, cancellationToken),
            TripPurpose.Examine => await EndScanAsync(trip.Value.Channel, cancellationToken),
            _ => ProblemAnswer.For(http, UseAuthorizationState.Refused.Code),
        };
    }

    // Whether the browser kept its cookie says nothing about WeChat.
    private async Task<IResult> EndScanAsync(Channel channel, CancellationToken cancellationToken)
    {
        await scan.ArriveAsync(channel.Id, cancellationToken);
        return new SeeOther(ConsoleUrls.GuidedScan);
    }
}
