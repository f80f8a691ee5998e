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
        builder.Property(channel => channel.OriginalId).HasMaxLength(Channel.MaxOriginalIdLength);
        builder.HasIndex(channel => channel.Key).IsUnique();
        builder.HasIndex(channel => channel.AppId).IsUnique();
        builder.ComplexProperty(channel => channel.Phone);
        builder.ComplexProperty(channel => channel.Code, code => code.Property(c => c.Page).HasMaxLength(ScanCode.MaxPageLength));
        builder.ComplexProperty(channel => channel.Push, push => push.Property(p => p.Forward).HasMaxLength(PushSettings.MaxForwardLength));
        builder.Property(channel => channel.Version).IsConcurrencyToken();
        builder.Ignore(channel => channel.OpenPlatform);
        builder.Ignore(channel => channel.Binding);
        builder.OwnsMany(channel => channel.Bindings, binding =>
        {
            binding.ToTable("channel_bindings");
            binding.WithOwner().HasForeignKey("Channel");
            binding.HasKey("Channel", nameof(Binding.From));
            binding.HasOne<OpenPlatform>().WithMany().HasForeignKey(b => b.OpenPlatform).OnDelete(DeleteBehavior.Restrict);
            // A channel belongs to one OpenPlatform at a time.
            binding.HasIndex("Channel").IsUnique().HasFilter("until IS NULL");
        });
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
