using System.Security.Claims;
using BlazorConsole.Domain.Audit;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.Administrators;
using BlazorConsole.Persistence.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Channels.Files;

/// <summary>An administrator takes a verification file away. WeChat looks for some of them again later: nobody does it by itself.</summary>
internal sealed class RemoveFile(IWriteLane lane, IAuthorizationService authorization)
{
    public async Task<Error?> RunAsync(Channel channel, string folder, string name, ClaimsPrincipal administrator, CancellationToken cancellationToken = default)
    {
        if (await authorization.NameOfAsync(administrator) is not { } who)
            return SaveChannel.Forbidden;

        return await lane.RunAsync<Error?>(
            async (item, token) =>
            {
                var gone = await item.Context.VerificationFiles
                    .Where(file => file.Folder == folder && file.Name == name && file.Channel == channel.Id).ExecuteDeleteAsync(token);
                if (gone > 0)
                    item.Context.AuditEntries.Add(new AuditEntry(item.Now, who, ChannelAudit.FileRemoved, channel.Key));
                return null;
            },
            cancellationToken);
    }
}
