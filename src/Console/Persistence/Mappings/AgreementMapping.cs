using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Agreements;
using BlazorConsole.Domain.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorConsole.Persistence.Mappings;

internal sealed class AgreementMapping : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.ToTable("agreements");
        builder.HasKey(agreement => new { agreement.Key, agreement.Version });
        builder.Property(agreement => agreement.Key).HasMaxLength(Agreement.MaxNameLength);
        builder.Property(agreement => agreement.Version).HasMaxLength(Agreement.MaxNameLength);
        builder.Property(agreement => agreement.Title).HasMaxLength(Agreement.MaxTitleLength);
        builder.Property(agreement => agreement.TextHash).HasMaxLength(32);
        builder.Ignore(agreement => agreement.Name);
    }
}

internal sealed class AcceptanceMapping : IEntityTypeConfiguration<Acceptance>
{
    public void Configure(EntityTypeBuilder<Acceptance> builder)
    {
        builder.ToTable("acceptances");
        builder.HasKey(acceptance => new { acceptance.Origin, acceptance.Key, acceptance.Version });
        builder.Property(acceptance => acceptance.Key).HasMaxLength(Agreement.MaxNameLength);
        builder.Property(acceptance => acceptance.Version).HasMaxLength(Agreement.MaxNameLength);
        builder.Property(acceptance => acceptance.TextHash).HasMaxLength(32);
        builder.HasOne<Origin>().WithMany().HasForeignKey(acceptance => acceptance.Origin).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Channel>().WithMany().HasForeignKey(acceptance => acceptance.Channel).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(acceptance => new { acceptance.Key, acceptance.Version })
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SignIn>().WithMany().HasForeignKey(acceptance => acceptance.SignIn).OnDelete(DeleteBehavior.Restrict);
    }
}
