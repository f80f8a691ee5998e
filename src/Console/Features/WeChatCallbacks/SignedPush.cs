using System.Globalization;
using System.Text;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Domain.WeChat;
using Microsoft.Extensions.Primitives;

namespace BlazorConsole.Features.WeChatCallbacks;

/// <summary>A push whose signature is good and fresh, decrypted where the channel's pushes are.</summary>
/// <param name="Channel">Where it came in.</param>
/// <param name="Message">What it says.</param>
/// <param name="KeyHash">Which push it is, however often it comes.</param>
internal sealed record SignedPush(PushChannel Channel, PushMessage Message, byte[] KeyHash)
{
    /// <summary>How old a signature may be, or how far ahead another clock may go.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(5);

    // Throws for bytes that are no UTF-8: nothing of WeChat's has any.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether WeChat signed the question that it asks when the address is saved (protocol 9.3).</summary>
    public static bool IsVerification(PushChannel channel, IQueryCollection query, DateTimeOffset now) =>
        Signed(query, now) is var (timestamp, nonce)
        && PushSignature.Matches(One(query["signature"]), channel.Token, timestamp, nonce);

    /// <summary>Opens a push. Every reason to refuse it is the same refusal.</summary>
    public static Result<SignedPush> Open(PushChannel channel, IQueryCollection query, byte[] body, DateTimeOffset now)
    {
        if (Signed(query, now) is not var (timestamp, nonce))
            return PushErrors.Refused;
        var message = channel.Cipher is null
            ? OpenPlain(channel, query, timestamp, nonce, body)
            : OpenEncrypted(channel, query, timestamp, nonce, body);
        return message.Map(read => new SignedPush(channel, read, ReceivedPush.HashOf(channel.Key, read)));
    }

    private static Result<PushMessage> OpenPlain(PushChannel channel, IQueryCollection query, string timestamp, string nonce, byte[] body) =>
        PushSignature.Matches(One(query["signature"]), channel.Token, timestamp, nonce) ? Read(body) : PushErrors.Refused;

    // Where there is a key, nothing in clear is believed, also not beside the ciphertext: "signature" does not cover it (protocol 10).
    private static Result<PushMessage> OpenEncrypted(
        PushChannel channel, IQueryCollection query, string timestamp, string nonce, byte[] body)
    {
        var envelope = Read(body);
        if (envelope.Value?.Encrypted is not { } encrypted
            || !PushSignature.Matches(One(query["msg_signature"]), channel.Token, timestamp, nonce, encrypted))
        {
            return PushErrors.Refused;
        }

        var text = channel.Cipher!.Decrypt(encrypted);
        return text.Succeeded ? PushMessage.Read(text.Value) : text.Error;
    }

    private static Result<PushMessage> Read(byte[] body)
    {
        try
        {
            return PushMessage.Read(Utf8.GetString(body));
        }
        catch (DecoderFallbackException)
        {
            return PushErrors.Refused;
        }
    }

    private static (string Timestamp, string Nonce)? Signed(IQueryCollection query, DateTimeOffset now)
    {
        var (timestamp, nonce) = (One(query["timestamp"]), One(query["nonce"]));
        return timestamp is not null && nonce is not null
            && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds >= (now - Freshness).ToUnixTimeSeconds() && seconds <= (now + Freshness).ToUnixTimeSeconds()
                ? (timestamp, nonce)
                : null;
    }

    // A parameter that is there twice says two things.
    private static string? One(StringValues values) => values.Count == 1 && values[0] is { Length: > 0 and <= 128 } value ? value : null;
}
