using BlazorConsole.Domain.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorConsole.Features.Channels.Doctor;

/// <summary>What the last examination of a channel found, in the order of the checks.</summary>
internal sealed class StoredFinding
{
    public const int MaxDetailLength = 128;

    public required ChannelId Channel { get; init; }

    public required int Position { get; init; }

    public required string Code { get; init; }

    public required FindingState State { get; init; }

    public required Certainty Certainty { get; init; }

    public required string Detail { get; init; }

    public required DateTimeOffset SeenAt { get; init; }

    public required DateTimeOffset ExaminedAt { get; init; }

    public Finding Finding => new(Code, State, Certainty, Detail, SeenAt);

    public static StoredFinding Of(ChannelId channel, int position, Finding finding, DateTimeOffset now) => new()
    {
        Channel = channel,
        Position = position,
        Code = finding.Code,
        State = finding.State,
        Certainty = finding.Certainty,
        Detail = finding.Detail.Length <= MaxDetailLength ? finding.Detail : finding.Detail[..MaxDetailLength],
        SeenAt = finding.SeenAt,
        ExaminedAt = now,
    };
}

internal sealed class StoredFindingMapping : IEntityTypeConfiguration<StoredFinding>
{
    public void Configure(EntityTypeBuilder<StoredFinding> builder)
    {
        builder.ToTable("channel_findings");
        builder.HasKey(finding => new { finding.Channel, finding.Position });
        builder.Property(finding => finding.Code).HasMaxLength(64);
        builder.Property(finding => finding.Detail).HasMaxLength(StoredFinding.MaxDetailLength);
        builder.Ignore(finding => finding.Finding);
        builder.HasOne<Channel>().WithMany().HasForeignKey(finding => finding.Channel).OnDelete(DeleteBehavior.Cascade);
    }
}
