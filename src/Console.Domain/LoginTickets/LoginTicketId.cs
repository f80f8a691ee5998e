using System.Security.Cryptography;
using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Domain.LoginTickets;

/// <summary>
/// A ticket's public number: 128 random bits as 22 base64url characters, all of which a mini-program scene and a link may carry.
/// It travels in pictures and links, so holding it proves nothing.
/// </summary>
public readonly record struct LoginTicketId
{
    /// <summary>Length in characters.</summary>
    public const int Length = 22;

    private LoginTicketId(string value) => Value = value;

    /// <summary>The 22 characters.</summary>
    public string Value { get; }

    /// <summary>A new, unguessable number.</summary>
    public static LoginTicketId New() => new(Base64UrlText.Encode(RandomNumberGenerator.GetBytes(16)));

    /// <summary>Reads a number from a link; anything that is not 16 bytes of base64url is refused.</summary>
    public static bool TryParse(string? text, out LoginTicketId id)
    {
        id = default;
        Span<byte> bytes = stackalloc byte[16];
        if (!Base64UrlText.TryDecode(text, bytes))
            return false;

        id = new LoginTicketId(text!);
        return true;
    }

    /// <summary>Reads a stored number.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is not a ticket's number.</exception>
    public static LoginTicketId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException("Not a ticket.");

    /// <inheritdoc />
    public override string ToString() => Value;
}
