using System.Security.Claims;
using BlazorConsole.Domain.Audit;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.Administrators;
using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Writing;
using BlazorConsole.WeChat;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Channels.Doctor;

/// <summary>Examines a channel for an administrator: one check after the other, and what they found is kept.</summary>
internal sealed partial class ExamineChannel(
    IEnumerable<IDoctorCheck> checks, AppTokenFetch weChat, ChannelHealthNotes notes, IDbContextFactory<ConsoleContext> contexts, IWriteLane lane,
    IAuthorizationService authorization, TimeProvider clock, ILogger<ExamineChannel> logger)
{
    /// <param name="id">The channel.</param>
    /// <param name="found">Hears of each finding as soon as there is one.</param>
    /// <param name="administrator">Who asks.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>Why not; null when it was examined.</returns>
    public async Task<Error?> RunAsync(ChannelId id, Func<Finding, Task> found, ClaimsPrincipal administrator, CancellationToken cancellationToken = default)
    {
        if (await authorization.NameOfAsync(administrator) is not { } name)
            return SaveChannel.Forbidden;

        var patient = await AdmitAsync(id, cancellationToken);
        var findings = new List<Finding>();
        foreach (var check in checks.Where(check => check.Concerns(patient.Channel)))
        {
            var finding = await RunAsync(check, patient, cancellationToken);
            findings.Add(finding);
            await found(finding);
        }

        await lane.RunAsync(
            async (item, token) =>
            {
                await item.Context.ChannelFindings.Where(finding => finding.Channel == id).ExecuteDeleteAsync(token);
                item.Context.ChannelFindings.AddRange(findings.Select((finding, position) => StoredFinding.Of(id, position, finding, item.Now)));
                item.Context.AuditEntries.Add(new AuditEntry(item.Now, name, ChannelAudit.Examined, patient.Channel.Key));
                return findings.Count;
            },
            cancellationToken);
        return null;
    }

    private async Task<Patient> AdmitAsync(ChannelId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var channel = await context.Channels.SingleAsync(channel => channel.Id == id, cancellationToken);
        var health = await context.ChannelHealth.Where(health => health.Channel == id)
            .ToDictionaryAsync(health => health.What, health => new HealthNote(health.Outcome, health.ErrorCode, health.Detail, health.SeenAt), cancellationToken);
        var scan = await context.GuidedScans.FirstOrDefaultAsync(scan => scan.Channel == id, cancellationToken);
        foreach (var (key, note) in notes.Unstored.Where(note => note.Key.Channel == id))
            health[key.What] = note;

        // Without force, and not the one that we hold: whether WeChat knows our secret today is what it is asked for.
        var token = await weChat.AskAsync(channel, force: false, cancellationToken);
        return new Patient(channel, health, token, notes.Latest(id, AppTokenFetch.Path), scan, clock.GetUtcNow());
    }

    private async Task<Finding> RunAsync(IDoctorCheck check, Patient patient, CancellationToken cancellationToken)
    {
        try
        {
            return await check.RunAsync(patient, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // One check that breaks says nothing about the others.
            Log.CheckFailed(logger, failure, check.GetType().Name);
            return patient.Open("check-failed", check.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2721, Level = LogLevel.Error, Message = "{Check} of a channel failed.")]
        public static partial void CheckFailed(ILogger logger, Exception failure, string check);
    }
}
