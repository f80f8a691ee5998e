using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Features.SignIn;

/// <summary>Refusals about the phone number.</summary>
internal static class PhoneErrors
{
    /// <summary>The channel's policy wants a number.</summary>
    public static readonly Error Required = new("phone.required", "A phone number is required to sign in at this channel.");

    /// <summary>WeChat did not confirm the number: the code is used or old, or another person's.</summary>
    public static readonly Error Refused = new("phone.refused", "WeChat did not confirm the phone number.");
}
