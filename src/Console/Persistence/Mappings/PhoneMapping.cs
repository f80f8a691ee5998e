using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Phones;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorConsole.Persistence.Mappings;

internal sealed class PhoneClaimMapping : IEntityTypeConfiguration<PhoneClaim>
{
    public void Configure(EntityTypeBuilder<PhoneClaim> builder)
    {
        builder.ToTable("phone_claims");
        builder.HasKey(claim => new { claim.Origin, claim.NumberHash });
        builder.Property(claim => claim.NumberHash).HasMaxLength(32);
        builder.Property(claim => claim.LastFourHash).HasMaxLength(32);
        builder.Property(claim => claim.Number).HasMaxLength(128);
        builder.HasOne<Origin>().WithMany().HasForeignKey(claim => claim.Origin).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(claim => claim.NumberHash);
        builder.HasIndex(claim => claim.LastFourHash);
        // One holder per number.
        builder.HasIndex(claim => claim.NumberHash, "ix_phone_claims_holder").IsUnique().HasFilter("state = 'Holder'");
    }
}
