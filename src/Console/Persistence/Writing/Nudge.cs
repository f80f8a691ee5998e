using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.LoginTickets;

namespace BlazorConsole.Persistence.Writing;

/// <summary>"Look again": says what changed and nothing else. Losing one or getting it twice is harmless.</summary>
internal abstract record Nudge
{
    public sealed record TicketChanged(LoginTicketId Ticket) : Nudge;

    public sealed record AccountChanged(AccountId Account) : Nudge;
}

/// <summary>Hears nudges after their commit.</summary>
internal interface INudgeListener
{
    /// <summary>Must not throw and must not wait: the next write stands behind it.</summary>
    void Hear(Nudge nudge);
}
