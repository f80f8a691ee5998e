using System.Security.Cryptography;
using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Domain.LoginTickets;

/// <summary>One QR code on one screen, from issue to redemption.</summary>
public sealed class LoginTicket
{
    /// <summary>So often a wrong number may be typed; then the ticket is refused.</summary>
    public const int MaxWrongNumbers = 3;

    private LoginTicket(LoginTicketId id, TicketPurpose purpose, string scenario, ChannelId channel, DateTimeOffset issuedAt, DateTimeOffset deadline)
    {
        Id = id;
        Purpose = purpose;
        Scenario = scenario;
        Channel = channel;
        IssuedAt = issuedAt;
        Deadline = deadline;
        Binding = null!;
        Asker = null!;
    }

    /// <summary>The public number.</summary>
    public LoginTicketId Id { get; private set; }

    /// <summary>What it is for.</summary>
    public TicketPurpose Purpose { get; private set; }

    /// <summary>The way in, one of <see cref="Channels.Scenario"/>.</summary>
    public string Scenario { get; private set; }

    /// <summary>The channel that recognises the phone.</summary>
    public ChannelId Channel { get; private set; }

    /// <summary>Where it stands; read <see cref="StateAt"/> to know whether its time ran out.</summary>
    public LoginTicketState State { get; private set; }

    /// <summary>When its code was made.</summary>
    public DateTimeOffset IssuedAt { get; private set; }

    /// <summary>Nothing but expiry happens from this instant on.</summary>
    public DateTimeOffset Deadline { get; private set; }

    /// <summary>The screen it belongs to.</summary>
    public TicketBinding Binding { get; private set; }

    /// <summary>Who asks, as the phone shows it.</summary>
    public Asker Asker { get; private set; }

    /// <summary>
    /// Two digits. Where screen and mini program are on one phone, both show them, for the eye alone. Where the phone is far from the screen,
    /// the screen shows them and the person types them: <see cref="AsksForNumber"/>.
    /// </summary>
    public int? Number { get; private set; }

    /// <summary>Whether <see cref="Number"/> is to be typed on the phone.</summary>
    public bool AsksForNumber { get; private set; }

    /// <summary>How often another number was typed.</summary>
    public int WrongNumbers { get; private set; }

    /// <summary>SHA-256 of the token of the session that it adds a number to; null for a sign-in.</summary>
    public byte[]? Session { get; private set; }

    /// <summary>SHA-256 of the scan token of the phone that holds it.</summary>
    public byte[]? ScanTokenHash { get; private set; }

    /// <summary>The door of the phone that holds it, with <see cref="ScannedOpenId"/>.</summary>
    public WeChatAppId? ScannedAppId { get; private set; }

    /// <summary>The OpenID of the phone that holds it.</summary>
    public OpenId? ScannedOpenId { get; private set; }

    /// <summary>The name to greet on the screen, when WeChat gave one.</summary>
    public string? Nickname { get; private set; }

    /// <summary>The picture to show on the screen, when WeChat gave one.</summary>
    public AvatarId? Avatar { get; private set; }

    /// <summary>WeChat's answers, encrypted; kept from scan to the end of waiting and dropped then.</summary>
    public byte[]? Evidence { get; private set; }

    /// <summary>Who was recognised when it was approved. The account is read again at redemption.</summary>
    public OriginId? Origin { get; private set; }

    /// <summary>Counts changes; two writers of one ticket never both win.</summary>
    public int Version { get; private set; }

    /// <summary>Issues a ticket.</summary>
    public static LoginTicket Issue(
        LoginTicketId id, TicketPurpose purpose, string scenario, ChannelId channel, TicketBinding binding, Asker asker,
        DateTimeOffset now, TimeSpan lifetime, int? number = null) =>
        new(id, purpose, scenario, channel, now, now + lifetime) { Binding = binding, Asker = asker, Number = number };

    /// <summary>Issues a ticket that adds the phone number of whoever is signed in with a session.</summary>
    public static LoginTicket IssueForPhone(
        LoginTicketId id, string scenario, ChannelId channel, TicketBinding binding, Asker asker, byte[] session, DateTimeOffset now,
        TimeSpan lifetime, int? number = null) =>
        new(id, TicketPurpose.Phone, scenario, channel, now, now + lifetime) { Binding = binding, Asker = asker, Number = number, Session = session };

    /// <summary>Where the ticket stands at <paramref name="now"/>: a waiting one is expired from its deadline on.</summary>
    public LoginTicketState StateAt(DateTimeOffset now) =>
        State.IsWaiting() && now >= Deadline ? LoginTicketState.Expired : State;

    /// <summary>
    /// A phone that WeChat named takes the ticket; from then on only its scan token moves it. The same WeChat user may take it again,
    /// when the answer to the first time was lost: the new scan token counts, and the time to confirm goes on.
    /// </summary>
    /// <param name="subject">Whom WeChat named.</param>
    /// <param name="scanTokenHash">SHA-256 of the phone's new scan token.</param>
    /// <param name="greeting">Name and picture for the screen.</param>
    /// <param name="encryptedEvidence">WeChat's answers, encrypted.</param>
    /// <param name="now">The time.</param>
    /// <param name="confirmWithin">How long the person may take to confirm.</param>
    public Error? Scan(
        WeChatSubject subject, byte[] scanTokenHash, Profile greeting, byte[] encryptedEvidence, DateTimeOffset now, TimeSpan confirmWithin)
    {
        var isTakenAgain = StateAt(now) is LoginTicketState.Scanned && ScannedAppId == subject.AppId && ScannedOpenId == subject.OpenId;
        if (isTakenAgain)
            Version++;
        else if (Move(LoginTicketSignal.Scan, now) is { } refusal)
            return refusal;
        else
            Deadline = now + confirmWithin;

        ScanTokenHash = scanTokenHash;
        ScannedAppId = subject.AppId;
        ScannedOpenId = subject.OpenId;
        Nickname = greeting.Nickname;
        Avatar = greeting.Avatar;
        Evidence = encryptedEvidence;
        return null;
    }

    /// <summary>
    /// The person was asked and has yet to answer: what WeChat said stays with the ticket, so that it need not be asked again.
    /// </summary>
    public Error? Keep(byte[] encryptedEvidence, DateTimeOffset now)
    {
        if (StateAt(now) is not LoginTicketState.Scanned and var current)
            return TicketErrors.From(current);

        Evidence = encryptedEvidence;
        Version++;
        return null;
    }

    /// <summary>From now on the number that the screen shows is to be typed on the phone.</summary>
    /// <param name="number">The number, where the ticket has none.</param>
    public void AskForNumber(int number)
    {
        if (AsksForNumber)
            return;
        Number ??= number;
        AsksForNumber = true;
        Version++;
    }

    /// <summary>Whether what was typed is right, or nothing is asked for.</summary>
    public bool IsRightNumber(int? typed) => !AsksForNumber || typed == Number;

    /// <summary>Looks at what was typed. The third wrong number refuses the ticket.</summary>
    /// <returns>Why it does not count; null where it is right, or none is asked for.</returns>
    public Error? CheckNumber(int? typed, DateTimeOffset now)
    {
        if (IsRightNumber(typed))
            return null;
        if (typed is null)
            return TicketErrors.NumberRequired;
        Version++;
        return ++WrongNumbers < MaxWrongNumbers ? TicketErrors.WrongNumber : Move(LoginTicketSignal.Deny, now) ?? TicketErrors.Denied;
    }

    /// <summary>The phone that holds the ticket confirms; <paramref name="origin"/> is whom the rules recognised.</summary>
    public Error? Approve(OriginId origin, DateTimeOffset now)
    {
        if (Move(LoginTicketSignal.Approve, now) is { } refusal)
            return refusal;

        Origin = origin;
        Evidence = null;
        return null;
    }

    /// <summary>Moves the ticket by a signal that carries nothing: deny, redeem, expire, replace, abandon.</summary>
    public Error? Move(LoginTicketSignal signal, DateTimeOffset now)
    {
        var from = signal is LoginTicketSignal.Expire ? State : StateAt(now);
        if (LoginTicketTransitions.Next(from, signal) is not { } next)
            return TicketErrors.From(from);

        State = next;
        Version++;
        if (!next.IsWaiting())
            Evidence = null;
        // Whoever refused, or never confirmed, leaves nothing of themselves behind.
        if (next is not (LoginTicketState.Scanned or LoginTicketState.Approved or LoginTicketState.Redeemed))
            (ScannedAppId, ScannedOpenId, Nickname, Avatar) = (null, null, null, null);
        return null;
    }

    /// <summary>Whether the phone with this scan token holds the ticket; takes the same time for every answer.</summary>
    public bool IsHeldBy(ReadOnlySpan<byte> scanTokenHash) =>
        ScanTokenHash is not null && CryptographicOperations.FixedTimeEquals(ScanTokenHash, scanTokenHash);
}
