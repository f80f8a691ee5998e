using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Features.SignIn;

/// <summary>Refusals about the phone number.</summary>
internal static class PhoneErrors
{
    /// <summary>The channel's policy wants a number.</summary>
    public static readonly Error Required = new("phone.required", "A phone number is required to sign in at this channel.");

    /// <summary>The mini program was opened by another WeChat than the one that is signed in.</summary>
    public static readonly Error AnotherPerson = new("phone.another-person", "The WeChat that gives the number is not the one that is signed in.");

    /// <summary>No mini program of the channel's OpenPlatform can ask.</summary>
    public static readonly Error NotAsked = new("phone.not-asked", "Nobody is asked for a number here.");

    /// <summary>The session waits for the number and does not count before it.</summary>
    public static readonly Error StepOpen = new("session.phone-required", "The sign-in is not complete: the phone number is still to be given.");

    /// <summary>WeChat did not confirm the number: the code is used or old, or another person's.</summary>
    public static readonly Error Refused = new("phone.refused", "WeChat did not confirm the phone number.");
}
