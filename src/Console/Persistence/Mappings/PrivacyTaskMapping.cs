using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorConsole.Persistence.Mappings;

internal sealed class PrivacyTaskMapping : IEntityTypeConfiguration<PrivacyTask>
{
    public void Configure(EntityTypeBuilder<PrivacyTask> builder)
    {
        builder.ToTable("privacy_tasks");
        builder.HasKey(task => task.Id);
        builder.Property(task => task.RevokeInfo).HasMaxLength(RevokeInfo.MaxLength);
        builder.Property(task => task.ClosedBy).HasMaxLength(PrivacyTask.MaxNoteLength);
        builder.Property(task => task.Note).HasMaxLength(PrivacyTask.MaxNoteLength);
        builder.PrimitiveCollection(task => task.Steps).ElementType(step => step.HasConversion<string>());
        builder.HasOne<Channel>().WithMany().HasForeignKey(task => task.Channel).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Origin>().WithMany().HasForeignKey(task => task.Origin).OnDelete(DeleteBehavior.Restrict);
        // The page's own order: what waits first, then the newest.
        builder.HasIndex(task => new { task.State, task.Deadline });
    }
}
