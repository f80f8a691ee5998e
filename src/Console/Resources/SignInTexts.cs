namespace BlazorConsole.Resources;

/// <summary>The sign-in page on the screen.</summary>
internal sealed class SignInTexts;

/// <summary>The page on the phone.</summary>
internal sealed class OnPhoneTexts;

/// <summary>What an official account writes to whoever scanned its code.</summary>
internal sealed class FollowTexts;

/// <summary>Every refusal, by the code of its error.</summary>
internal sealed class ProblemTexts;
