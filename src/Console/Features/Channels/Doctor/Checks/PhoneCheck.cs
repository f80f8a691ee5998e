using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.WeChat;
using BlazorConsole.WeChat;

namespace BlazorConsole.Features.Channels.Doctor.Checks;

/// <summary>Whether the mini program gets phone numbers: only a phone can press the button, and WeChat shows it when the privacy guide says why.</summary>
internal sealed class PhoneCheck : IDoctorCheck
{
    private const string PhonePath = "wxa/business/getuserphonenumber";

    public bool Concerns(Channel channel) => channel.Kind is ChannelKind.MiniProgram && channel.Phone.Ask is not PhoneAsk.None;

    public Task<Finding> RunAsync(Patient patient, CancellationToken cancellationToken) => Task.FromResult(patient.Health.GetValueOrDefault(PhonePath) switch
    {
        null => patient.Open("phone-never-given"),
        { Outcome: ChannelHealth.Good } given => Patient.Seen("phone-given", FindingState.Good, given.SeenAt),
        { ErrorCode: ErrorCode.Unauthorized } refused => Patient.Seen("phone-not-allowed", FindingState.Bad, refused.SeenAt),
        { } failed => Patient.Seen("phone-failed", FindingState.Bad, failed.SeenAt, failed.Outcome),
    });
}
