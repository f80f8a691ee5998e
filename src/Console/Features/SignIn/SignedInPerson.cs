using BlazorConsole.Domain.Accounts;

namespace BlazorConsole.Features.SignIn;

/// <summary>Who is signed in, as the page greets them.</summary>
/// <param name="Nickname">Null for a person without a name.</param>
/// <param name="Mark">Four digits that tell nameless people apart.</param>
/// <param name="Avatar">The picture's address, when there is one.</param>
internal sealed record SignedInPerson(string? Nickname, string Mark, string? Avatar)
{
    public static SignedInPerson Of(Account account) => new(
        account.Nickname, account.Id.ShortMark, account.Avatar is { } avatar ? ConsoleUrls.Avatar(avatar) : null);
}
