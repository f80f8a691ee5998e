using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.LoginTickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorConsole.Persistence.Writing;

/// <summary>A nudge on its way to the other processes on this database: written with the work it tells of, swept a minute later.</summary>
internal sealed class StoredNudge
{
    private const string Ticket = "ticket";
    private const string Account = "account";

    /// <summary>Rises with every commit and is never given twice; what was swept leaves gaps.</summary>
    public long Id { get; init; }

    public required string Kind { get; init; }

    public required string Target { get; init; }

    /// <summary>The process that wrote it and has told its own listeners: <see cref="NudgeDelivery.Process"/>.</summary>
    public required long Process { get; init; }

    public required DateTimeOffset At { get; init; }

    public static StoredNudge Of(Nudge nudge, long process, DateTimeOffset at)
    {
        var (kind, target) = nudge switch
        {
            Nudge.TicketChanged changed => (Ticket, changed.Ticket.Value),
            Nudge.AccountChanged changed => (Account, changed.Account.Value.ToString("N")),
            _ => throw new ArgumentOutOfRangeException(nameof(nudge), nudge, "A nudge without a stored form."),
        };
        return new StoredNudge { Kind = kind, Target = target, Process = process, At = at };
    }

    /// <summary>Null for what this version does not know: another one may share the database while it is replaced.</summary>
    public static Nudge? Read(string kind, string target) => kind switch
    {
        Ticket when LoginTicketId.TryParse(target, out var ticket) => new Nudge.TicketChanged(ticket),
        Account when Guid.TryParseExact(target, "N", out var account) => new Nudge.AccountChanged(new AccountId(account)),
        _ => null,
    };
}

internal sealed class StoredNudgeMapping : IEntityTypeConfiguration<StoredNudge>
{
    public void Configure(EntityTypeBuilder<StoredNudge> builder)
    {
        builder.ToTable("nudges");
        builder.HasKey(nudge => nudge.Id);
        builder.Property(nudge => nudge.Kind).HasMaxLength(16);
        builder.Property(nudge => nudge.Target).HasMaxLength(64);
    }
}
