using BlazorConsole.Domain.Channels;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Channels.Doctor.Checks;

/// <summary>Whether WeChat answers with UnionIDs, as it does for an app that is bound to an Open Platform account.</summary>
internal sealed class BindingCheck(IDbContextFactory<ConsoleContext> contexts) : IDoctorCheck
{
    public bool Concerns(Channel channel) => true;

    public async Task<Finding> RunAsync(Patient patient, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var id = patient.Channel.Id;
        var named = await context.Attestations.Where(pair => pair.Channel == id)
            .OrderByDescending(pair => pair.LastSeen).Select(pair => (DateTimeOffset?)pair.LastSeen).FirstOrDefaultAsync(cancellationToken);
        var known = await context.LinkedIdentities.Where(link => link.Channel == id)
            .OrderByDescending(link => link.LastSeen).Select(link => (DateTimeOffset?)link.LastSeen).FirstOrDefaultAsync(cancellationToken);
        return (patient.Channel.OpenPlatform, named, known) switch
        {
            (null, { } at, _) => Patient.Seen("binding-undeclared", FindingState.Bad, at),
            (null, _, _) => patient.Open("binding-none"),
            (_, { } at, { } last) when at >= last => Patient.Seen("binding-seen", FindingState.Good, at),
            (_, _, { } last) => Patient.Seen("binding-without-unionid", FindingState.Bad, last),
            _ => patient.Open("binding-unseen"),
        };
    }
}
