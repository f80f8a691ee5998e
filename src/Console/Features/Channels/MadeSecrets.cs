using System.Security.Cryptography;

namespace BlazorConsole.Features.Channels;

/// <summary>What an administrator need not invent: secrets for pushes, of the letters that WeChat's console takes.</summary>
internal static class MadeSecrets
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    // 43 letters of base64 are 258 bits of which the last two must be zero: strict readers refuse others.
    private const string LastLetters = "AEIMQUYcgkosw048";

    public static string Token() => RandomNumberGenerator.GetString(Letters, 32);

    public static string EncodingAesKey() => RandomNumberGenerator.GetString(Letters, 42) + RandomNumberGenerator.GetString(LastLetters, 1);
}
