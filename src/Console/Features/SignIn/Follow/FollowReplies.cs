using System.Globalization;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Options;
using BlazorConsole.Resources;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.SignIn.Follow;

/// <summary>What the official account writes to a person who scanned a screen's code, in the language of their WeChat.</summary>
internal sealed class FollowReplies(
    IStringLocalizer<FollowTexts> texts, IStringLocalizer<ProblemTexts> problems, IOptions<PublicOptions> options, TimeProvider clock)
{
    /// <summary>Who asks, and the link to say yes.</summary>
    public string Asks(LoginTicket ticket, string link, string? language) => In(language, () => Lines(
        [texts["Asks", ticket.Asker.Site], .. Asker(ticket), "", texts["Confirm"], options.Value.Origin + ConsoleUrls.OnPhone(ticket.Id, link), texts["NotMe"]]));

    /// <summary>The person said yes by scanning.</summary>
    public string SignedIn(LoginTicket ticket, string? language) => In(language, () => Lines(
        [texts["SignedIn", ticket.Asker.Site], .. Asker(ticket), "", texts["NotMe"]]));

    /// <summary>Why there is nothing to confirm.</summary>
    public string Refusal(Error error, string? language = null) => In(language, () => problems[error.Code].Value);

    private IEnumerable<string> Asker(LoginTicket ticket)
    {
        var asker = ticket.Asker;
        if (asker.Browser is not null)
            yield return texts["Browser", asker.System is null ? asker.Browser : $"{asker.Browser}, {asker.System}"];
        if (asker.City is not null)
            yield return texts["City", asker.City];
        // A message is read later than it was written: an instant, and in whose time.
        var at = TimeZoneInfo.ConvertTime(ticket.IssuedAt, clock.LocalTimeZone);
        yield return texts["Time", at.ToString("yyyy-MM-dd HH:mm 'UTC'zzz", CultureInfo.InvariantCulture)];
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    // WeChat says less and less about languages; its people speak Chinese unless it does.
    private static string In(string? language, Func<string> write)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Language.Closest(language) ?? Language.Chinese);
        try
        {
            return write();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
