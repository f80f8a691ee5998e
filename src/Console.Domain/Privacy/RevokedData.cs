namespace BlazorConsole.Domain.Privacy;

/// <summary>What a person has taken back.</summary>
[Flags]
public enum RevokedData
{
    /// <summary>Data of a kind that is never stored here, such as an address or a place.</summary>
    NothingStored = 0,

    /// <summary>Name and picture.</summary>
    Profile = 1,

    /// <summary>The phone number.</summary>
    Phone = 2,

    /// <summary>Everything that they had allowed the app.</summary>
    Everything = 4,

    /// <summary>A number that is not known here: a person must look.</summary>
    Unknown = 8,
}

/// <summary>Reads WeChat's <c>RevokeInfo</c>: numbers of one table for mini programs, one for official accounts, one for apps of the Open Platform.</summary>
public static class RevokeInfo
{
    /// <summary>Longest text that is kept of it.</summary>
    public const int MaxLength = 64;

    /// <summary>Everything that the numbers name together; a text without one is <see cref="RevokedData.Unknown"/>.</summary>
    public static RevokedData Read(string? revokeInfo)
    {
        var numbers = (revokeInfo ?? "").Split([',', ';', '|', ' '], StringSplitOptions.RemoveEmptyEntries);
        return numbers.Length == 0
            ? RevokedData.Unknown
            : numbers.Aggregate(RevokedData.NothingStored, (revoked, number) => revoked | Of(number));
    }

    private static RevokedData Of(string number) => number switch
    {
        "6" or "19" or "20" or "205" => RevokedData.Profile,
        "8" => RevokedData.Phone,
        "301" => RevokedData.Everything,
        // Number plate, address, invoice, bluetooth, microphone, camera, steps, places, pictures, files, e-mail, cards.
        "1" or "2" or "3" or "4" or "5" or "7" or "12" or "13" or "14" or "15" or "16" or "18"
            or "201" or "202" or "203" or "204" or "206" or "207" => RevokedData.NothingStored,
        _ => RevokedData.Unknown,
    };
}
