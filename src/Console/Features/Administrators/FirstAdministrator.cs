using BlazorConsole.Persistence.Writing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Administrators;

/// <summary>Gives an empty console its first administrator, and says on every start how to sign in.</summary>
internal sealed class FirstAdministrator(IWriteLane lane, ILookupNormalizer names, IPasswordHasher<Administrator> hasher)
{
    public const string Name = "admin";

    /// <summary>The one line for standard output. The one-time password stands in it once, and nowhere else ever.</summary>
    public async Task<string> WelcomeAsync(CancellationToken cancellationToken = default)
    {
        var password = OneTimePassword.New();
        var hash = hasher.HashPassword(null!, password);
        var (name, created, mustChange) = await lane.RunAsync((item, lost) => FindOrCreateAsync(item, hash, lost), cancellationToken);
        return (created, mustChange) switch
        {
            (true, _) => $"Administrator {name}, one-time password {password} (you will be asked to change it)",
            (false, true) => $"Administrator {name} (one-time password printed at first start, not changed yet)",
            _ => $"Administrator {name} (password as you set it)",
        };
    }

    private async Task<(string Name, bool Created, bool MustChange)> FindOrCreateAsync(
        LaneItem item, string hash, CancellationToken cancellationToken)
    {
        var first = await item.Context.Administrators.OrderBy(administrator => administrator.CreatedAt).FirstOrDefaultAsync(cancellationToken);
        if (first is not null)
            return (first.UserName, Created: false, first.MustChangePassword);

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
        return (Name, Created: true, MustChange: true);
    }
}
