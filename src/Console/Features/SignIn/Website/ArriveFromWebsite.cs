using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Doors;
using BlazorConsole.Features.WeChatCallbacks;
using BlazorConsole.Hosting;

namespace BlazorConsole.Features.SignIn.Website;

/// <summary>How somebody came back from WeChat's own page.</summary>
internal abstract record Arrival
{
    /// <param name="Person">Who they are.</param>
    /// <param name="GoesOn">Whether the page has more to show or to ask, and is loaded anew for it.</param>
    internal sealed record SignedIn(SignedInPerson Person, bool GoesOn) : Arrival;

    /// <summary>Something is missing; the page of enrolments asks for it.</summary>
    internal sealed record Held : Arrival;

    /// <summary>They did not agree: WeChat brought no code.</summary>
    internal sealed record Denied : Arrival;
}

/// <summary>
/// A computer is back from WeChat's own page. The page there has asked the person, so that nothing is confirmed here. Coming again with the
/// same state, as a reload does, shows how it came out and asks WeChat nothing.
/// </summary>
internal sealed class ArriveFromWebsite(
    UseAuthorizationState useState, AskWhoAgreed who, EnterBrowser enter, Sessions sessions, ReadEnrolment enrolments, ConsoleCookies cookies)
{
    public async Task<Result<Arrival>> RunAsync(string? code, string? state, HttpContext http, CancellationToken cancellationToken)
    {
        var trip = await useState.RunAsync(
            channelKey: null, state, cookies.ReadHash(http.Request, ConsoleCookies.Browser), cancellationToken);
        if (!trip.Succeeded)
            return trip.Error;
        if (trip.Value is not { State.Purpose: TripPurpose.Website, End: not TripEnd.ForeignBrowser })
            return UseAuthorizationState.Refused;
        if (trip.Value.End is TripEnd.ArrivedBefore)
            return await ResumeAsync(http, cancellationToken);
        if (string.IsNullOrEmpty(code))
            return new Arrival.Denied();

        var agreed = await who.RunAsync(trip.Value.Channel, code, cancellationToken);
        if (!agreed.Succeeded)
            return agreed.Error;

        var (evidence, nickname, avatar) = agreed.Value;
        var visit = new DoorVisit(Scenario.PcScan, SessionKind.Browser, evidence, Nickname: nickname, Avatar: avatar);
        var entry = await enter.RunAsync(http, visit, Confirmation.Plain, cancellationToken);
        return entry.Map<Arrival>(came => came is Entry.SignedIn signedIn ? new Arrival.SignedIn(signedIn.Person, signedIn.PhoneStep is not PhoneAsk.None || signedIn.HasNotices) : new Arrival.Held());
    }

    private async Task<Result<Arrival>> ResumeAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (await sessions.OfBrowserAsync(http.Request, cancellationToken) is { } opened)
            return new Arrival.SignedIn(opened.Person, opened.Session.PhoneStep is not PhoneAsk.None);
        return await enrolments.RunAsync(http.Request, cancellationToken) is not null ? new Arrival.Held() : UseAuthorizationState.Refused;
    }
}
