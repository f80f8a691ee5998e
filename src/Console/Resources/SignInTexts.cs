namespace BlazorConsole.Resources;

/// <summary>The sign-in page on the screen.</summary>
internal sealed class SignInTexts;

/// <summary>The page on the phone.</summary>
internal sealed class OnPhoneTexts;

/// <summary>The sign-in page inside WeChat.</summary>
internal sealed class InWeChatTexts;

/// <summary>The page of somebody who is held at a door.</summary>
internal sealed class ContinueTexts;
/// <summary>What an official account writes to whoever scanned its code.</summary>
internal sealed class FollowTexts;

/// <summary>Every refusal, by the code of its error.</summary>
internal sealed class ProblemTexts;
