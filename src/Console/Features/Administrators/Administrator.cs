using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorConsole.Features.Administrators;

/// <summary>A person who may open the console. Never one of the accounts that sign in through WeChat.</summary>
internal sealed class Administrator
{
    public const int MaxNameLength = 64;

    private const int TriesBeforeLockout = 5;
    private static readonly TimeSpan LockoutTime = TimeSpan.FromMinutes(5);

    public required Guid Id { get; init; }

    public required string UserName { get; set; }

    public required string NormalizedUserName { get; set; }

    public string? PasswordHash { get; set; }

    /// <summary>The password was given by the system and opens nothing but the page that changes it.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Changes whenever older sign-ins must end.</summary>
    public string? SecurityStamp { get; set; }

    public int AccessFailedCount { get; set; }

    public DateTimeOffset? LockoutEnd { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public bool IsLockedOut(DateTimeOffset now) => now < LockoutEnd;

    public void Succeeded() => (AccessFailedCount, LockoutEnd) = (0, null);

    public void Failed(DateTimeOffset now)
    {
        if (++AccessFailedCount < TriesBeforeLockout)
            return;

        (AccessFailedCount, LockoutEnd) = (0, now + LockoutTime);
    }

    /// <summary>A password that the person chose, or one that the system gave for one use; sign-ins under the old one end.</summary>
    public void SetPassword(string hash, bool oneTime)
    {
        PasswordHash = hash;
        MustChangePassword = oneTime;
        SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
    }
}

internal sealed class AdministratorMapping : IEntityTypeConfiguration<Administrator>
{
    public void Configure(EntityTypeBuilder<Administrator> builder)
    {
        builder.ToTable("administrators");
        builder.HasKey(administrator => administrator.Id);
        builder.Property(administrator => administrator.UserName).HasMaxLength(Administrator.MaxNameLength);
        builder.Property(administrator => administrator.NormalizedUserName).HasMaxLength(Administrator.MaxNameLength);
        builder.Property(administrator => administrator.PasswordHash).HasMaxLength(256);
        builder.Property(administrator => administrator.SecurityStamp).HasMaxLength(64);
        builder.HasIndex(administrator => administrator.NormalizedUserName).IsUnique();
    }
}
