using System.Security.Claims;
using BlazorConsole.Domain.Audit;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.Administrators;
using BlazorConsole.Persistence.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Channels.Files;

/// <summary>An administrator lays a verification file where WeChat looks for it. The same file twice is once; another text under its name is refused.</summary>
internal sealed class AddFile(IWriteLane lane, IAuthorizationService authorization)
{
    /// <summary>Where files may lie: at the root, and in the last folder of the mini program's link rule (protocol 7.5).</summary>
    public static IReadOnlyList<string> FoldersOf(ChannelKind kind) => kind is ChannelKind.MiniProgram ? ["", ConsoleUrls.MiniProgramLinks] : [""];

    public async Task<Error?> RunAsync(
        Channel channel, string folder, string name, string text, ClaimsPrincipal administrator, CancellationToken cancellationToken = default)
    {
        if (await authorization.NameOfAsync(administrator) is not { } who)
            return SaveChannel.Forbidden;
        if (!VerificationFile.IsName(name))
            return FileErrors.BadName;
        if (!VerificationFile.IsText(text))
            return FileErrors.BadText;
        if (!FoldersOf(channel.Kind).Contains(folder))
            return FileErrors.BadFolder;

        return await lane.RunAsync<Error?>(
            async (item, token) =>
            {
                if (await item.Context.VerificationFiles.FindAsync([folder, name], token) is { } there)
                    return there.Text == text ? null : FileErrors.Taken;

                item.Context.VerificationFiles.Add(new VerificationFile(folder, name, text, channel.Id, item.Now));
                item.Context.AuditEntries.Add(new AuditEntry(item.Now, who, ChannelAudit.FileAdded, channel.Key));
                return null;
            },
            cancellationToken);
    }
}
