namespace BlazorConsole.Resources;

/// <summary>The sign-in page on the screen.</summary>
internal sealed class SignInTexts;

/// <summary>The page on the phone.</summary>
internal sealed class OnPhoneTexts;

/// <summary>Every refusal, by the code of its error.</summary>
internal sealed class ProblemTexts;
