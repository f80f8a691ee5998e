using System.Security.Cryptography;

namespace BlazorConsole.Features.Administrators;

internal static class OneTimePassword
{
    public const int Length = 20;

    // Without what a person reads wrongly from a terminal: 0 O o, 1 I l, and signs that a double click does not take along.
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);
}
