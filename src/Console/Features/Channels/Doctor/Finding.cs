namespace BlazorConsole.Features.Channels.Doctor;

/// <summary>How it stands with what was looked at.</summary>
public enum FindingState
{
    Good,
    Bad,

    /// <summary>Nobody can say yet; the finding says what to do to know.</summary>
    Open,
}

/// <summary>How it is known.</summary>
public enum Certainty
{
    /// <summary>Tried just now.</summary>
    Proved,

    /// <summary>From the last conversation of that kind with WeChat.</summary>
    SeenBefore,

    /// <summary>Cannot be checked from here.</summary>
    NotFromHere,
}

/// <summary>What one check found.</summary>
/// <param name="Code">Names its sentence, and with <c>-fix</c> what to do about it.</param>
/// <param name="State">How it stands.</param>
/// <param name="Certainty">How it is known.</param>
/// <param name="Detail">What the sentence names: an address, a number, a path. Never a secret, a token or a person.</param>
/// <param name="SeenAt">When it was so.</param>
public sealed record Finding(string Code, FindingState State, Certainty Certainty, string Detail, DateTimeOffset SeenAt);
