using System.Globalization;
using System.Security.Claims;
using BlazorConsole.Domain.Audit;
using BlazorConsole.Domain.Privacy;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.Administrators;
using BlazorConsole.Persistence.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Privacy;

/// <summary>An administrator says what they did about a task that no rule could finish.</summary>
internal sealed class ClosePrivacyTask(IWriteLane lane, IAuthorizationService authorization)
{
    public const string Action = "privacy-task.closed";

    public static readonly Error Forbidden = new("forbidden", "Only administrators may close tasks.");

    public static readonly Error NoNote = new("no-note", "A task is closed with a sentence about what was done.");

    public static readonly Error Gone = new("gone", "The task was closed by somebody else.");

    /// <returns>Why not; null when it is closed.</returns>
    public async Task<Error?> RunAsync(
        PrivacyTaskId id, string? note, ClaimsPrincipal administrator, CancellationToken cancellationToken = default)
    {
        if (await authorization.NameOfAsync(administrator) is not { } name)
            return Forbidden;
        if (note?.Trim() is not { Length: > 0 and <= PrivacyTask.MaxNoteLength } said)
            return NoNote;

        return await lane.RunAsync(
            async (item, token) =>
            {
                var task = await item.Context.PrivacyTasks.AsTracking().FirstOrDefaultAsync(task => task.Id == id, token);
                if (task is null || !task.Close(name, said, item.Now))
                    return Gone;

                item.Context.AuditEntries.Add(new AuditEntry(item.Now, name, Action, id.Value.ToString("D", CultureInfo.InvariantCulture)));
                return null;
            },
            cancellationToken);
    }
}
