using System.Security.Claims;
using BlazorConsole.Domain.Audit;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.Administrators;
using BlazorConsole.Persistence.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Channels.Jobs;

/// <summary>
/// An administrator pauses, resumes or gives up a job, applies a migration or takes it back. Taken back, its pairs tell nobody anything any
/// more; whoever came meanwhile has come, and stays.
/// </summary>
internal sealed class SteerJob(IWriteLane lane, IAuthorizationService authorization)
{
    public async Task<Error?> RunAsync(ChannelJobId id, ChannelJobState to, ClaimsPrincipal administrator, CancellationToken cancellationToken = default)
    {
        if (await authorization.NameOfAsync(administrator) is not { } name)
            return SaveChannel.Forbidden;

        return await lane.RunAsync<Error?>(
            async (item, token) =>
            {
                var job = await item.Context.ChannelJobs.AsTracking().SingleAsync(job => job.Id == id, token);
                if (!job.Steer(to, item.Now))
                    return JobErrors.NotNow;

                var channel = await item.Context.Channels.Where(channel => channel.Id == job.Channel).Select(channel => channel.Key).SingleAsync(token);
                item.Context.AuditEntries.Add(new AuditEntry(item.Now, name, ActionOf(job.Kind, to), channel));
                return null;
            },
            cancellationToken);
    }

    private static string ActionOf(ChannelJobKind kind, ChannelJobState to) => (kind, to) switch
    {
        (_, ChannelJobState.Applied) => ChannelAudit.MigrationApplied,
        (_, ChannelJobState.Undone) => ChannelAudit.MigrationUndone,
        (ChannelJobKind.Migration, _) => ChannelAudit.MigrationSteered,
        _ => ChannelAudit.BackFillSteered,
    };
}
