using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorConsole.Persistence.Mappings;

internal sealed class ChannelJobMapping : IEntityTypeConfiguration<ChannelJob>
{
    public void Configure(EntityTypeBuilder<ChannelJob> builder)
    {
        builder.ToTable("channel_jobs");
        builder.HasKey(job => job.Id);
        builder.Property(job => job.Failure).HasMaxLength(ChannelJob.MaxLength);
        builder.Property(job => job.StartedBy).HasMaxLength(ChannelJob.MaxLength);
        builder.HasOne<Channel>().WithMany().HasForeignKey(job => job.Channel).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Channel>().WithMany().HasForeignKey(job => job.Former).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(job => job.State);
    }
}

internal sealed class MigratedOpenIdMapping : IEntityTypeConfiguration<MigratedOpenId>
{
    public void Configure(EntityTypeBuilder<MigratedOpenId> builder)
    {
        builder.ToTable("migrated_open_ids");
        builder.HasKey(pair => new { pair.Job, pair.OpenId });
        builder.HasOne<ChannelJob>().WithMany().HasForeignKey(pair => pair.Job).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(pair => new { pair.AppId, pair.OpenId });
        builder.HasIndex(pair => new { pair.FormerAppId, pair.FormerOpenId });
    }
}
