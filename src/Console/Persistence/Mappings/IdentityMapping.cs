using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorConsole.Persistence.Mappings;

internal sealed class LinkedIdentityMapping : IEntityTypeConfiguration<LinkedIdentity>
{
    public void Configure(EntityTypeBuilder<LinkedIdentity> builder)
    {
        builder.ToTable("linked_identities");
        builder.HasKey(link => new { link.AppId, link.OpenId });
        builder.HasOne<Origin>().WithMany().HasForeignKey(link => link.Origin).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Channel>().WithMany().HasForeignKey(link => link.Channel).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(link => link.Origin);
        builder.HasIndex(link => link.OpenId);
    }
}

internal sealed class UnionKeyMapping : IEntityTypeConfiguration<UnionKey>
{
    public void Configure(EntityTypeBuilder<UnionKey> builder)
    {
        builder.ToTable("union_keys");
        builder.HasKey(key => new { key.OpenPlatform, key.UnionId });
        builder.HasOne<OpenPlatform>().WithMany().HasForeignKey(key => key.OpenPlatform).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Origin>().WithMany().HasForeignKey(key => key.Origin).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(key => key.Origin);
    }
}

internal sealed class AttestationMapping : IEntityTypeConfiguration<Attestation>
{
    public void Configure(EntityTypeBuilder<Attestation> builder)
    {
        builder.ToTable("attestations");
        builder.HasKey(pair => new { pair.AppId, pair.OpenId, pair.UnionId });
        builder.Ignore(pair => pair.Subject);
        builder.HasOne<Channel>().WithMany().HasForeignKey(pair => pair.Channel).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<OpenPlatform>().WithMany().HasForeignKey(pair => pair.OpenPlatform).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(pair => pair.UnionId);
        // The pairs of a channel that wait for its binding to be confirmed.
        builder.HasIndex(pair => new { pair.Channel, pair.FirstSeen }).HasFilter("placement = 'Unscoped'");
    }
}
