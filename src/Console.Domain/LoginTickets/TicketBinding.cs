using System.Security.Cryptography;

namespace BlazorConsole.Domain.LoginTickets;

/// <summary>How a screen proves that a ticket is its own.</summary>
public enum TicketBinderKind
{
    /// <summary>Our own page: an HttpOnly secret of the browser.</summary>
    HostedPage,

    /// <summary>A foreign origin or an app: the verifier of an S256 challenge.</summary>
    Challenge,
}

/// <summary>The screen that a ticket is bound to.</summary>
/// <param name="Kind">How the screen proves itself.</param>
/// <param name="Hash">SHA-256 of the browser's secret, or the challenge itself; 32 bytes.</param>
public sealed record TicketBinding(TicketBinderKind Kind, byte[] Hash)
{
    /// <summary>Whether <paramref name="hash"/> is the bound one; takes the same time for every answer.</summary>
    public bool Matches(ReadOnlySpan<byte> hash) => CryptographicOperations.FixedTimeEquals(Hash, hash);
}
