using BlazorConsole.Domain.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorConsole.Features.Channels.Leases;

/// <summary>A key with which another system of the company gets a channel's access token.</summary>
internal sealed class TokenLease
{
    /// <summary>Longest <see cref="System"/>.</summary>
    public const int MaxSystemLength = 64;

    private TokenLease(Guid id, ChannelId channel, string system, byte[] hash, string madeBy, DateTimeOffset madeAt)
    {
        Id = id;
        Channel = channel;
        System = system;
        Hash = hash;
        MadeBy = madeBy;
        MadeAt = madeAt;
    }

    public Guid Id { get; private set; }

    public ChannelId Channel { get; private set; }

    /// <summary>What it is for.</summary>
    public string System { get; private set; }

    /// <summary>SHA-256 of the key's 32 bytes; the key itself is stored nowhere.</summary>
    public byte[] Hash { get; private set; }

    public string MadeBy { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>To the minute.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>When the audit last said that it is used: once in an hour.</summary>
    public DateTimeOffset? AuditedAt { get; private set; }

    /// <summary>As the audit calls it: no administrator has such a name.</summary>
    public string Actor => $"lease:{System}";

    public static TokenLease Of(ChannelId channel, string system, byte[] hash, string madeBy, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), channel, system, hash, madeBy, now);

    /// <summary>Whether a use at <paramref name="now"/> need be written down.</summary>
    public bool IsNews(DateTimeOffset now) => UsedAt is not { } used || now - used >= TimeSpan.FromMinutes(1);

    /// <summary>It was used.</summary>
    /// <returns>Whether the audit shall say so: a line for every request would bury the rest.</returns>
    public bool Use(DateTimeOffset now)
    {
        UsedAt = now;
        if (AuditedAt is { } audited && now - audited < TimeSpan.FromHours(1))
            return false;

        AuditedAt = now;
        return true;
    }
}

internal sealed class TokenLeaseMapping : IEntityTypeConfiguration<TokenLease>
{
    public void Configure(EntityTypeBuilder<TokenLease> builder)
    {
        builder.ToTable("token_leases");
        builder.HasKey(lease => lease.Id);
        builder.Property(lease => lease.System).HasMaxLength(TokenLease.MaxSystemLength);
        builder.Property(lease => lease.MadeBy).HasMaxLength(128);
        builder.Ignore(lease => lease.Actor);
        builder.HasIndex(lease => lease.Hash).IsUnique();
        builder.HasOne<Channel>().WithMany().HasForeignKey(lease => lease.Channel).OnDelete(DeleteBehavior.Cascade);
    }
}
