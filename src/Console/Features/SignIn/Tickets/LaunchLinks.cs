namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>What a phone's own browser opens to get into the mini program. At least one of them is there.</summary>
/// <param name="Link">An https address (WeChat: URL Link). Says what to do where WeChat is not installed.</param>
/// <param name="Scheme">A <c>weixin:</c> address (WeChat: URL Scheme), for browsers that do not pass the other one on.</param>
internal sealed record LaunchLinks(string? Link, string? Scheme);
