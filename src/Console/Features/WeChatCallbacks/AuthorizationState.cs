using System.Security.Cryptography;
using System.Text;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.LoginTickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorConsole.Features.WeChatCallbacks;

/// <summary>Why somebody was sent to WeChat's authorisation page.</summary>
internal enum TripPurpose
{
    /// <summary>A phone scanned the code on a screen, and takes its ticket.</summary>
    Scan,

    /// <summary>A page inside WeChat asks, silently, whether this is somebody known.</summary>
    Recognise,

    /// <summary>The person tapped inside WeChat: who they are, with name and picture.</summary>
    Introduce,

    /// <summary>A computer shows WeChat's own code.</summary>
    Website,

    /// <summary>An administrator tries whether WeChat leads back; nobody is signed in.</summary>
    Examine,
}

/// <summary>
/// One trip to WeChat's authorisation page: what the <c>state</c> that WeChat carries there and back stands for. Single use, and
/// worth nothing in any other browser than the one that began it.
/// </summary>
internal sealed class AuthorizationState
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private AuthorizationState(
        byte[] stateHash, byte[] browserHash, TripPurpose purpose, LoginTicketId? ticket, ChannelId channel, int attempt, DateTimeOffset expiresAt)
    {
        StateHash = stateHash;
        BrowserHash = browserHash;
        Purpose = purpose;
        Ticket = ticket;
        Channel = channel;
        Attempt = attempt;
        ExpiresAt = expiresAt;
    }

    public byte[] StateHash { get; private set; }

    public byte[] BrowserHash { get; private set; }

    public TripPurpose Purpose { get; private set; }

    /// <summary>The ticket that the trip is for; of <see cref="TripPurpose.Scan"/> alone.</summary>
    public LoginTicketId? Ticket { get; private set; }

    public ChannelId Channel { get; private set; }

    /// <summary>Which try of this person it is, from 1: a browser that keeps no cookie is not sent round for ever.</summary>
    public int Attempt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>Begins a trip.</summary>
    /// <param name="state">What WeChat is to carry: letters and digits, as <see cref="NewState"/> makes it.</param>
    /// <param name="browserHash">The browser's secret, hashed.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="channel">Whose page of WeChat's.</param>
    /// <param name="now">The time.</param>
    /// <param name="ticket">The ticket, if there is one.</param>
    /// <param name="attempt">Which try it is.</param>
    public static AuthorizationState Begin(
        string state, byte[] browserHash, TripPurpose purpose, ChannelId channel, DateTimeOffset now, LoginTicketId? ticket = null, int attempt = 1) =>
        new(HashOf(state), browserHash, purpose, ticket, channel, attempt, now + Lifetime);

    /// <summary>Letters and digits only, and short: WeChat refuses long or encoded states (protocol 4.1).</summary>
    public static string NewState() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    public static byte[] HashOf(string state) => SHA256.HashData(Encoding.UTF8.GetBytes(state));
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
