using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.Channels.Doctor.Scan;
using BlazorConsole.WeChat;

namespace BlazorConsole.Features.Channels.Doctor;

/// <summary>A channel that is examined, and what the checks share: WeChat is asked for the token once.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Health">How the last conversations went, as far as they were known before the examination.</param>
/// <param name="Token">WeChat's answer to our AppID and secret.</param>
/// <param name="TokenNote">What was noted of that answer: WeChat's number, and the address that it names.</param>
/// <param name="Scan">The newest guided scan; null where there was none.</param>
/// <param name="Now">When the examination began.</param>
internal sealed record Patient(
    Channel Channel, IReadOnlyDictionary<string, HealthNote> Health, Result<AppToken> Token, HealthNote? TokenNote, GuidedScan? Scan,
    DateTimeOffset Now)
{
    public Finding Good(string code, string detail = "") => new(code, FindingState.Good, Certainty.Proved, detail, Now);

    public Finding Bad(string code, string detail = "") => new(code, FindingState.Bad, Certainty.Proved, detail, Now);

    public static Finding Seen(string code, FindingState state, DateTimeOffset at, string detail = "") => new(code, state, Certainty.SeenBefore, detail, at);

    public Finding Open(string code, string detail = "") => new(code, FindingState.Open, Certainty.NotFromHere, detail, Now);
}
