using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.LoginTickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorConsole.Features.WeChatCallbacks;

/// <summary>
/// One trip to WeChat's authorisation page: what the <c>state</c> that WeChat carries there and back stands for. Single use, and
/// worth nothing in any other browser than the one that began it.
/// </summary>
internal sealed class AuthorizationState
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private AuthorizationState(byte[] stateHash, byte[] browserHash, LoginTicketId ticket, ChannelId channel, DateTimeOffset expiresAt)
    {
        StateHash = stateHash;
        BrowserHash = browserHash;
        Ticket = ticket;
        Channel = channel;
        ExpiresAt = expiresAt;
    }

    public byte[] StateHash { get; private set; }

    public byte[] BrowserHash { get; private set; }

    public LoginTicketId Ticket { get; private set; }

    public ChannelId Channel { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public static AuthorizationState Begin(byte[] stateHash, byte[] browserHash, LoginTicketId ticket, ChannelId channel, DateTimeOffset now) =>
        new(stateHash, browserHash, ticket, channel, now + Lifetime);
}

internal sealed class AuthorizationStateMapping : IEntityTypeConfiguration<AuthorizationState>
{
    public void Configure(EntityTypeBuilder<AuthorizationState> builder)
    {
        builder.ToTable("authorization_states");
        builder.HasKey(state => state.StateHash);
        builder.Property(state => state.StateHash).HasMaxLength(32);
        builder.Property(state => state.BrowserHash).HasMaxLength(32);
        builder.HasIndex(state => state.ExpiresAt);
    }
}
