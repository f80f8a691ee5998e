using System.Security.Cryptography;
using System.Text;
using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Domain.LoginTickets;

/// <summary>How a screen proves that a ticket is its own.</summary>
public enum TicketBinderKind
{
    /// <summary>Our own page: an HttpOnly secret of the browser.</summary>
    HostedPage,

    /// <summary>A foreign origin or an app: the verifier of an S256 challenge.</summary>
    Challenge,
}

/// <summary>
/// The screen that a ticket is bound to, and what a screen shows later to prove that it is that one: both have this shape, so that a ticket
/// knows nothing of cookies and verifiers.
/// </summary>
/// <param name="Kind">How the screen proves itself.</param>
/// <param name="Hash">SHA-256 of the browser's secret, or of the verifier, which is what a challenge is; 32 bytes.</param>
public sealed record TicketBinding(TicketBinderKind Kind, byte[] Hash)
{
    private const int ShortestVerifier = 43;
    private const int LongestVerifier = 128;

    /// <summary>Of an S256 challenge (RFC 7636, 4.2): 32 bytes in base64url, 43 characters. Null for everything else.</summary>
    public static TicketBinding? OfChallenge(string? challenge)
    {
        var hash = new byte[32];
        return Base64UrlText.TryDecode(challenge, hash) ? new TicketBinding(TicketBinderKind.Challenge, hash) : null;
    }

    /// <summary>Of a verifier (RFC 7636, 4.1): 43 to 128 unreserved characters. Null for everything else.</summary>
    public static TicketBinding? OfVerifier(string? verifier) =>
        verifier is { Length: >= ShortestVerifier and <= LongestVerifier } && verifier.All(IsUnreserved)
            ? new TicketBinding(TicketBinderKind.Challenge, SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))
            : null;

    /// <summary>Whether a screen that shows <paramref name="shown"/> is the bound one; takes the same time for every one of its kind.</summary>
    public bool Matches(TicketBinding? shown) => shown is not null && Kind == shown.Kind && CryptographicOperations.FixedTimeEquals(Hash, shown.Hash);

    private static bool IsUnreserved(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~';
}
