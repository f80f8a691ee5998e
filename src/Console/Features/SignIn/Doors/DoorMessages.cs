using System.Text.Json.Serialization;
using BlazorConsole.Domain.Agreements;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Features.SignIn.Agreements;

namespace BlazorConsole.Features.SignIn.Doors;

/// <summary>What a mini program or an app sends to sign somebody in. Who they are says WeChat alone, by the code.</summary>
/// <param name="AppId">The AppID of the mini program or app.</param>
/// <param name="Code">The code of <c>wx.login</c>, or of OpenSDK's <c>SendAuth</c>.</param>
/// <param name="PhoneCode">The code of a mini program's phone button, when it was pressed.</param>
/// <param name="PhoneProof">Which button it was, when it was a weaker one than was asked for.</param>
/// <param name="PhoneData">What a button of an old WeChat gives in the place of a code.</param>
/// <param name="Agreements">What the person ticked.</param>
/// <param name="Answer">What they answered, when they were asked.</param>
/// <param name="Device">
/// What an app knows its own installation by: 32 random bytes in base64url, made at its first start and kept. Without it each sign-in counts
/// as one on a new device.
/// </param>
internal sealed record DoorRequest(
    string? AppId, string? Code, string? PhoneCode, ProofStrength? PhoneProof, PhoneData? PhoneData, AgreementVersion[]? Agreements,
    PersonAnswer? Answer, string? Device = null);

/// <summary>What was missing.</summary>
/// <param name="Enrolment">What the sign-in was answered with.</param>
/// <param name="PhoneCode">As at first.</param>
/// <param name="PhoneProof">As at first.</param>
/// <param name="PhoneData">As at first, with the code of a new login.</param>
/// <param name="Agreements">As at first.</param>
/// <param name="Answer">As at first.</param>
/// <param name="Device">As at first.</param>
internal sealed record ContinueRequest(
    string? Enrolment, string? PhoneCode, ProofStrength? PhoneProof, PhoneData? PhoneData, AgreementVersion[]? Agreements,
    PersonAnswer? Answer, string? Device = null);

/// <summary>The one answer of every door: either somebody is signed in, or this comes next. Never both.</summary>
/// <param name="Decision"><c>signed-in</c> or <c>held</c>.</param>
/// <param name="IsNew">Whether it is the person's first time; their account was made just now.</param>
/// <param name="Session">Shows from now on who is signed in.</param>
/// <param name="User">Who it is.</param>
/// <param name="Next">What is missing.</param>
/// <param name="PhoneStep">
/// Whether the number is asked for next, through the mini program: <c>optional</c>, or <c>required</c>, and then the session counts for
/// nothing else before. Left out where nobody is asked.
/// </param>
/// <param name="HasNotices">Whether the person is to be told of a sign-in on another device. Left out where not.</param>
internal sealed record DoorAnswer(
    string Decision,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? IsNew = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SessionMessage? Session = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SignedInPerson? User = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] NextMessage? Next = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PhoneAsk? PhoneStep = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool HasNotices = false)
{
    /// <summary>The answer to whoever has a session.</summary>
    public static DoorAnswer Of(PhoneAsk step, bool? isNew, SessionMessage session, SignedInPerson person, bool hasNotices) => step switch
    {
        PhoneAsk.None => new DoorAnswer("signed-in", isNew, session, person, HasNotices: hasNotices),
        PhoneAsk.Optional => new DoorAnswer("signed-in", isNew, session, person, PhoneStep: step, HasNotices: hasNotices),
        _ => new DoorAnswer("held", isNew, session, PhoneStep: step),
    };
}

/// <param name="Token">Goes into <c>Authorization: Bearer …</c>.</param>
/// <param name="ExpiresIn">Milliseconds until it ends.</param>
internal sealed record SessionMessage(string Token, long ExpiresIn);

/// <summary>What is missing; what is not, is left out.</summary>
/// <param name="Enrolment">Goes into the next call.</param>
/// <param name="ExpiresIn">Milliseconds until it is too late.</param>
/// <param name="Agreements">What is to be accepted.</param>
/// <param name="Phone">Which phone button is to be pressed.</param>
/// <param name="Question">What is asked.</param>
internal sealed record NextMessage(
    string Enrolment,
    long ExpiresIn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<AgreementMessage>? Agreements,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ProofStrength? Phone,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Question? Question);
