using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.LoginTickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorConsole.Features.SignIn.MiniProgram;

/// <summary>
/// A mini-program code that WeChat drew ahead of time, so that no screen waits for it. Its scene is the number of the one ticket that it is
/// for; whoever takes it, takes it out of the table, and nobody has it again.
/// </summary>
internal sealed class MintedCode
{
    /// <summary>Longest picture, in bytes.</summary>
    public const int MaxBytes = 256 * 1024;

    private MintedCode(LoginTicketId ticket, ChannelId channel, string look, byte[] image, DateTimeOffset mintedAt)
    {
        Ticket = ticket;
        Channel = channel;
        Look = look;
        Image = image;
        MintedAt = mintedAt;
    }

    public LoginTicketId Ticket { get; private set; }

    public ChannelId Channel { get; private set; }

    /// <summary>What it opens; after a change of the channel's settings it is the wrong one.</summary>
    public string Look { get; private set; }

    public byte[] Image { get; private set; }

    public DateTimeOffset MintedAt { get; private set; }

    public static MintedCode Of(LoginTicketId ticket, Channel channel, byte[] image, DateTimeOffset now) =>
        new(ticket, channel.Id, LookOf(channel), image, now);

    public static string LookOf(Channel channel) => $"{channel.Code.Version} {channel.Code.Page}";
}

internal sealed class MintedCodeMapping : IEntityTypeConfiguration<MintedCode>
{
    public void Configure(EntityTypeBuilder<MintedCode> builder)
    {
        builder.ToTable("minted_codes");
        builder.HasKey(code => code.Ticket);
        builder.Property(code => code.Look).HasMaxLength(ScanCode.MaxPageLength + 16);
        builder.Property(code => code.Image).HasMaxLength(MintedCode.MaxBytes);
        builder.HasOne<Channel>().WithMany().HasForeignKey(code => code.Channel).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(code => new { code.Channel, code.MintedAt });
    }
}
