using BlazorConsole.Domain.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorConsole.Persistence.Mappings;

internal sealed class ChannelMapping : IEntityTypeConfiguration<Channel>
{
    public void Configure(EntityTypeBuilder<Channel> builder)
    {
        builder.ToTable("channels");
        builder.HasKey(channel => channel.Id);
        builder.Property(channel => channel.Key).HasMaxLength(Channel.MaxNameLength);
        builder.Property(channel => channel.Name).HasMaxLength(Channel.MaxNameLength);
        builder.HasIndex(channel => channel.Key).IsUnique();
        builder.HasIndex(channel => channel.AppId).IsUnique();
        builder.HasOne<OpenPlatform>().WithMany().HasForeignKey(channel => channel.OpenPlatform).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OpenPlatformMapping : IEntityTypeConfiguration<OpenPlatform>
{
    public void Configure(EntityTypeBuilder<OpenPlatform> builder)
    {
        builder.ToTable("open_platforms");
        builder.HasKey(platform => platform.Id);
        builder.Property(platform => platform.Key).HasMaxLength(OpenPlatform.MaxNameLength);
        builder.Property(platform => platform.Name).HasMaxLength(OpenPlatform.MaxNameLength);
        builder.HasIndex(platform => platform.Key).IsUnique();
    }
}
