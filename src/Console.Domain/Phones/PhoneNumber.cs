namespace BlazorConsole.Domain.Phones;

/// <summary>
/// A phone number: country code and national number, compared as E.164 (ITU-T E.164, 6: at most 15 digits). Prints masked, so that a
/// log or a page that forgets itself shows no number.
/// </summary>
public readonly record struct PhoneNumber
{
    /// <summary>Longest <see cref="E164"/> with its plus sign.</summary>
    public const int MaxLength = 16;

    private const string Mainland = "86";

    private PhoneNumber(string countryCode, string national)
    {
        CountryCode = countryCode;
        National = national;
    }

    /// <summary>One to three digits without a plus sign, e.g. <c>86</c>.</summary>
    public string CountryCode { get; }

    /// <summary>The digits after the country code.</summary>
    public string National { get; }

    /// <summary>The number as it is compared and dialled: <c>+8613800138866</c>.</summary>
    public string E164 => $"+{CountryCode}{National}";

    /// <summary>The last four digits: what people recognise a number by.</summary>
    public string LastFour => National[^4..];

    /// <summary>The number where it need not be read in full: <c>+86 138••••8866</c>; abroad the last four digits alone.</summary>
    public string Masked => CountryCode == Mainland && National.Length == 11
        ? $"+{CountryCode} {National[..3]}••••{LastFour}"
        : $"+{CountryCode} ••••{LastFour}";

    /// <summary>Reads the two fields that WeChat gives (getuserphonenumber: <c>countryCode</c>, <c>purePhoneNumber</c>).</summary>
    public static bool TryCreate(string? countryCode, string? national, out PhoneNumber number)
    {
        number = default;
        if (countryCode is not { Length: >= 1 and <= 3 } || countryCode[0] == '0' || !IsDigits(countryCode))
            return false;
        if (national is not { Length: >= 4 } || !IsDigits(national) || countryCode.Length + national.Length > MaxLength - 1)
            return false;

        number = new PhoneNumber(countryCode, national);
        return true;
    }

    /// <summary>Reads <c>+86 13800138866</c>, the form in which numbers are written out in full.</summary>
    public static bool TryParse(string? text, out PhoneNumber number)
    {
        number = default;
        return text?.Split(' ') is [['+', .. var countryCode], var national] && TryCreate(countryCode, national, out number);
    }

    /// <summary>Reads a stored number.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is not a number in full form.</exception>
    public static PhoneNumber Parse(string text) => TryParse(text, out var number) ? number : throw new FormatException("Not a phone number.");

    /// <summary>The full form: <c>+86 13800138866</c>. For storage under a key and for whoever may read it.</summary>
    public string InFull() => $"+{CountryCode} {National}";

    /// <summary>Whether both are one number, however it is split.</summary>
    public bool Equals(PhoneNumber other) => string.Equals(E164, other.E164, StringComparison.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(E164);

    /// <summary>The masked form.</summary>
    public override string ToString() => National is null ? "" : Masked;

    private static bool IsDigits(string text) => !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}
