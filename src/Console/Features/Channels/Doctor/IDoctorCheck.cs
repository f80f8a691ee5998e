using BlazorConsole.Domain.Channels;

namespace BlazorConsole.Features.Channels.Doctor;

/// <summary>Looks at one thing that a channel needs, and says how it stands.</summary>
internal interface IDoctorCheck
{
    /// <summary>Whether that channel needs it.</summary>
    bool Concerns(Channel channel);

    Task<Finding> RunAsync(Patient patient, CancellationToken cancellationToken);
}
