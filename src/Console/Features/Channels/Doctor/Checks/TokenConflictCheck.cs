using BlazorConsole.Domain.Channels;
using BlazorConsole.WeChat;

namespace BlazorConsole.Features.Channels.Doctor.Checks;

/// <summary>Whether somebody else takes the application token away.</summary>
internal sealed class TokenConflictCheck : IDoctorCheck
{
    public bool Concerns(Channel channel) => true;

    public Task<Finding> RunAsync(Patient patient, CancellationToken cancellationToken)
    {
        if (patient.Health.GetValueOrDefault(ChannelHealth.TokenConflict) is not { } conflict)
            return Task.FromResult(Patient.Seen("token-alone", FindingState.Good, patient.Now));

        var code = conflict.Outcome switch
        {
            ChannelHealth.ReplacedByAnother => "token-rival",
            ChannelHealth.Forced => "token-forced",
            _ => "token-refused-again",
        };
        return Task.FromResult(Patient.Seen(code, FindingState.Bad, conflict.SeenAt));
    }
}
