using System.Globalization;
using BlazorConsole.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Administrators;

/// <summary>
/// What Identity needs to read. It writes nothing: Identity counts failed tries on a copy that it read before, so that tries made at
/// once would hide each other. <see cref="CheckPassword"/> and <see cref="ChangePassword"/> write, in the lane, with their audit entry.
/// </summary>
internal sealed class AdministratorStore(IDbContextFactory<ConsoleContext> contexts) : IUserSecurityStampStore<Administrator>
{
    public void Dispose()
    {
        // Every read disposes of its own context.
    }

    public async Task<Administrator?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(userId, out var id))
            return null;

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Administrators.SingleOrDefaultAsync(administrator => administrator.Id == id, cancellationToken);
    }

    public async Task<Administrator?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Administrators.SingleOrDefaultAsync(
            administrator => administrator.NormalizedUserName == normalizedUserName, cancellationToken);
    }

    public Task<string> GetUserIdAsync(Administrator user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Id.ToString("D", CultureInfo.InvariantCulture));

    public Task<string?> GetUserNameAsync(Administrator user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.UserName);

    public Task<string?> GetNormalizedUserNameAsync(Administrator user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.NormalizedUserName);

    public Task<string?> GetSecurityStampAsync(Administrator user, CancellationToken cancellationToken) =>
        Task.FromResult(user.SecurityStamp);

    public Task SetUserNameAsync(Administrator user, string? userName, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task SetNormalizedUserNameAsync(Administrator user, string? normalizedName, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task SetSecurityStampAsync(Administrator user, string stamp, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task<IdentityResult> CreateAsync(Administrator user, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task<IdentityResult> UpdateAsync(Administrator user, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task<IdentityResult> DeleteAsync(Administrator user, CancellationToken cancellationToken) => throw ReadsOnly();

    private static NotSupportedException ReadsOnly() => new("Administrators are written by the commands of this slice.");
}
