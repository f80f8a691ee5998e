using System.Text.Json.Serialization;
using BlazorConsole.Domain.Agreements;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Features.SignIn.Agreements;

namespace BlazorConsole.Features.SignIn.MiniProgram;

/// <param name="Ticket">The number in the scanned link.</param>
/// <param name="Code">The code of <c>wx.login</c>.</param>
/// <param name="Scene">WeChat's number for how the mini program was opened.</param>
internal sealed record ScanRequest(string? Ticket, string? Code, int? Scene = null);

/// <param name="ScanToken">What the scan was answered with.</param>
/// <param name="PhoneCode">The code of the phone button, when it was pressed.</param>
/// <param name="PhoneProof">Which button it was, when it was a weaker one than was asked for.</param>
/// <param name="PhoneData">What a button of an old WeChat gives in the place of a code, with the code of a login.</param>
/// <param name="Agreements">What the person ticked.</param>
/// <param name="Answer">What they answered, when they were asked.</param>
/// <param name="Number">The number that they typed, when it was asked for.</param>
internal sealed record ConfirmRequest(
    string? ScanToken, string? PhoneCode, ProofStrength? PhoneProof, PhoneData? PhoneData, AgreementVersion[]? Agreements, PersonAnswer? Answer,
    int? Number = null);

/// <param name="ScanToken">What the scan was answered with.</param>
internal sealed record DenyRequest(string? ScanToken);

/// <param name="ScanToken">Shows from now on that this phone holds the ticket.</param>
/// <param name="Asker">Who asks.</param>
/// <param name="Phone">Whether the number is asked for.</param>
/// <param name="PhoneProof">Which phone button to show.</param>
/// <param name="Agreements">What is to be accepted, and what was before.</param>
/// <param name="ExpiresIn">Milliseconds until the ticket expires.</param>
/// <param name="Back">Where the person goes after it.</param>
/// <param name="Number">Two digits that the browser shows too; null where it shows none.</param>
/// <param name="AsksForNumber">Whether the person must type two digits that the screen shows from now on: this phone is far from it.</param>
/// <param name="Purpose"><c>sign-in</c>, or <c>phone</c>: the number is added to who is signed in on the screen.</param>
internal sealed record ScanAnswer(
    string ScanToken, AskerMessage Asker, PhoneAsk Phone, ProofStrength PhoneProof, IReadOnlyList<AgreementMessage> Agreements, long ExpiresIn,
    BackTo Back, int? Number, bool AsksForNumber, TicketPurpose Purpose);

/// <summary>Where somebody goes who confirmed in the mini program.</summary>
internal enum BackTo
{
    /// <summary>To the screen beside the phone, which goes on by itself.</summary>
    Screen,

    /// <summary>To this phone's browser, by hand.</summary>
    Browser,

    /// <summary>To the app that launched the mini program.</summary>
    App,
}

/// <summary>Who asks; null for what is not known.</summary>
internal sealed record AskerMessage(string Site, string? App, string? Browser, string? System, string? City, int SecondsAgo)
{
    public static AskerMessage Of(LoginTicket ticket, DateTimeOffset now) => new(
        ticket.Asker.Site, ticket.Asker.App, ticket.Asker.Browser, ticket.Asker.System, ticket.Asker.City, (int)(now - ticket.IssuedAt).TotalSeconds);
}

/// <param name="Decision"><c>approved</c> or <c>ask</c>.</param>
/// <param name="Question">What is asked.</param>
internal sealed record ConfirmAnswer(
    string Decision, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Question? Question = null);
