using System.Globalization;
using BlazorConsole.Domain.Channels;
using BlazorConsole.WeChat;

namespace BlazorConsole.Features.Channels.Doctor.Checks;

/// <summary>What WeChat refused last, whatever it was.</summary>
internal sealed class LastErrorCheck : IDoctorCheck
{
    public bool Concerns(Channel channel) => true;

    public Task<Finding> RunAsync(Patient patient, CancellationToken cancellationToken)
    {
        var last = patient.Health.Where(note => note.Value.Outcome != ChannelHealth.Good && note.Key is not ChannelHealth.TokenConflict)
            .OrderByDescending(note => note.Value.SeenAt).Select(note => (KeyValuePair<string, HealthNote>?)note).FirstOrDefault();
        return Task.FromResult(last is var (what, note)
            ? Patient.Seen("last-error", FindingState.Open, note.SeenAt, $"{what}: {note.ErrorCode?.ToString(CultureInfo.InvariantCulture) ?? note.Outcome}")
            : Patient.Seen("no-error", FindingState.Good, patient.Now));
    }
}
