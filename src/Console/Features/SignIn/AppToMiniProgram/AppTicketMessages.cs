using BlazorConsole.Features.SignIn.Tickets;

namespace BlazorConsole.Features.SignIn.AppToMiniProgram;

/// <param name="Challenge">S256 of a verifier that the app keeps to itself (RFC 7636, 4.2).</param>
/// <param name="AppId">The app's AppID at WeChat, where it has one: its name is shown to the person.</param>
/// <param name="Purpose"><c>phone</c> adds the number of who is signed in with the session in the header; left out, somebody signs in.</param>
internal sealed record AppTicketRequest(string? Challenge, string? AppId, string? Purpose = null);

/// <param name="Ticket">The number; worth nothing without the verifier.</param>
/// <param name="ExpiresIn">Milliseconds until it expires.</param>
/// <param name="Launch">What the app hands to WeChat.</param>
internal sealed record AppTicketAnswer(string Ticket, long ExpiresIn, AppLaunch Launch);

/// <summary>The fields of <c>WXLaunchMiniProgram.Req</c> (protocol 12.2).</summary>
/// <param name="UserName">The mini program's original id; null where the channel does not say it, and the app must know it.</param>
/// <param name="Path">The page with the ticket.</param>
/// <param name="MiniProgramType">0 release, 1 develop, 2 trial.</param>
internal sealed record AppLaunch(string? UserName, string Path, int MiniProgramType);

/// <param name="Ticket">The number.</param>
/// <param name="Verifier">What the challenge was made of.</param>
internal sealed record AppProof(string? Ticket, string? Verifier);

/// <summary>How the ticket stands, in the words of <see cref="TicketView"/>.</summary>
/// <param name="State"><c>Issued</c>, <c>Scanned</c>, <c>Approved</c>, <c>Redeemed</c>, <c>Denied</c>, <c>Expired</c>, <c>Replaced</c> or <c>Abandoned</c>.</param>
/// <param name="ExpiresIn">Milliseconds until the deadline.</param>
internal sealed record AppTicketState(string State, long ExpiresIn)
{
    public static AppTicketState Of(TicketView view) => new(view.State, view.ExpiresIn);
}
