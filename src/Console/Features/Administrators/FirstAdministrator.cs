using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Writing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Administrators;

/// <summary>Gives an empty console its first administrator, and says on every start how to sign in.</summary>
internal sealed class FirstAdministrator(
    IDbContextFactory<ConsoleContext> contexts, IWriteLane lane, ILookupNormalizer names, IPasswordHasher<Administrator> hasher)
{
    public const string Name = "admin";

    /// <summary>The one line for standard output. The one-time password stands in it once, and nowhere else ever.</summary>
    public async Task<string> WelcomeAsync(CancellationToken cancellationToken = default)
    {
        // Hashing is made to be slow: it waits until somebody needs it.
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await FindAsync(context, cancellationToken) is { } known)
                return Greet(known);
        }

        var password = OneTimePassword.New();
        var hash = hasher.HashPassword(null!, password);
        var (first, created) = await lane.RunAsync((item, lost) => FindOrCreateAsync(item, hash, lost), cancellationToken);
        return created ? $"Administrator {first.UserName}, one-time password {password} (you will be asked to change it)" : Greet(first);
    }

    private static string Greet(Administrator administrator) => administrator.MustChangePassword
        ? $"Administrator {administrator.UserName} (one-time password printed at first start, not changed yet)"
        : $"Administrator {administrator.UserName} (password as you set it)";

    private static Task<Administrator?> FindAsync(ConsoleContext context, CancellationToken cancellationToken) =>
        context.Administrators.AsNoTracking().OrderBy(administrator => administrator.CreatedAt).FirstOrDefaultAsync(cancellationToken);

    private async Task<(Administrator First, bool Created)> FindOrCreateAsync(
        LaneItem item, string hash, CancellationToken cancellationToken)
    {
        if (await FindAsync(item.Context, cancellationToken) is { } first)
            return (first, Created: false);

        var administrator = new Administrator
        {
            Id = Guid.CreateVersion7(item.Now),
            UserName = Name,
            NormalizedUserName = names.NormalizeName(Name),
            CreatedAt = item.Now,
        };
        administrator.SetPassword(hash, oneTime: true);
        item.Context.Administrators.Add(administrator);
        item.Context.AuditEntries.Add(AuditActions.Entry(item.Now, administrator, AuditActions.Created));
        return (administrator, Created: true);
    }
}
