using BlazorConsole.Domain.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorConsole.Features.Channels.Doctor.Scan;

/// <summary>How far a guided scan is.</summary>
public enum GuidedScanState
{
    /// <summary>Nobody has opened its link.</summary>
    Waiting,

    /// <summary>A phone went to WeChat's page.</summary>
    Opened,

    /// <summary>It came back: WeChat knows our domain.</summary>
    Arrived,

    /// <summary>The administrator says that WeChat showed an error.</summary>
    Refused,

    /// <summary>Its time is over.</summary>
    Expired,
}

/// <summary>
/// Whether an official account leads people back to us, tried with one phone: its page cannot be asked from a server (protocol 4.2). The
/// newest of a channel; it signs nobody in.
/// </summary>
internal sealed class GuidedScan
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public required ChannelId Channel { get; init; }

    /// <summary>SHA-256 of the token in the link.</summary>
    public required byte[] TokenHash { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    public DateTimeOffset? OpenedAt { get; private set; }

    public DateTimeOffset? ArrivedAt { get; private set; }

    public DateTimeOffset? RefusedAt { get; private set; }

    public GuidedScanState StateAt(DateTimeOffset now) => this switch
    {
        { ArrivedAt: not null } => GuidedScanState.Arrived,
        { RefusedAt: not null } => GuidedScanState.Refused,
        _ when now >= BegunAt + Lifetime => GuidedScanState.Expired,
        { OpenedAt: not null } => GuidedScanState.Opened,
        _ => GuidedScanState.Waiting,
    };

    public void Open(DateTimeOffset now) => OpenedAt ??= now;

    /// <summary>Whoever comes back proves more than anybody says.</summary>
    public void Arrive(DateTimeOffset now) => ArrivedAt ??= now;

    public void Refuse(DateTimeOffset now) => RefusedAt ??= now;
}

internal sealed class GuidedScanMapping : IEntityTypeConfiguration<GuidedScan>
{
    public void Configure(EntityTypeBuilder<GuidedScan> builder)
    {
        builder.ToTable("guided_scans");
        builder.HasKey(scan => scan.Channel);
        builder.Property(scan => scan.TokenHash).HasMaxLength(32);
        builder.HasIndex(scan => scan.TokenHash).IsUnique();
        builder.HasOne<Channel>().WithMany().HasForeignKey(scan => scan.Channel).OnDelete(DeleteBehavior.Cascade);
    }
}
