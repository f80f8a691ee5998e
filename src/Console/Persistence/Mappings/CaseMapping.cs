using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Audit;
using BlazorConsole.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorConsole.Persistence.Mappings;

internal sealed class CaseMapping : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> builder)
    {
        builder.ToTable("cases");
        builder.HasKey(@case => @case.Id);
        builder.Property(@case => @case.Problem).HasMaxLength(32);
        builder.HasOne<Origin>().WithMany().HasForeignKey(@case => @case.Origin).OnDelete(DeleteBehavior.Restrict);
        // One open case per problem: a further sighting joins it.
        builder.HasIndex(@case => @case.Problem).IsUnique().HasFilter("state = 'Open'");
    }
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.HasKey(entry => entry.Id);
        builder.Property(entry => entry.Actor).HasMaxLength(AuditEntry.MaxLength);
        builder.Property(entry => entry.Action).HasMaxLength(AuditEntry.MaxLength);
        builder.Property(entry => entry.Target).HasMaxLength(AuditEntry.MaxLength);
        // How often somebody did something lately: limits are counted here.
        builder.HasIndex(entry => new { entry.Actor, entry.Action, entry.At });
    }
}
