using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Recognition;

namespace BlazorConsole.Domain.Tests;

/// <summary>What tests start from, with every detail optional.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    public static readonly WeChatAppId AppId = WeChatAppId.Parse("wx0123456789abcdef");

    public static readonly ChannelId Channel = ChannelId.New(Now);

    public static OpenId OpenId(int number = 1) => Domain.Identities.OpenId.Parse($"oOpen{number:D23}");

    public static UnionId UnionId(int number = 1) => Domain.Identities.UnionId.Parse($"oUnion{number:D22}");

    public static Evidence Evidence(OpenId? openId = null, UnionId? unionId = null, bool isSnapshot = false, params Answer[] answers) =>
        new(Channel, AppId, answers is [] ? [new Answer(openId ?? OpenId(), unionId)] : answers, isSnapshot, Now);

    public static PhoneProof Proof(ProofStrength strength = ProofStrength.Quick, DateTimeOffset? at = null) =>
        new(PhoneNumber.Parse("+86 13800138866"), strength, OpenId(), at ?? Now);

    public static OriginId Origin(int number) => new(new Guid(number, 0, 0, new byte[8]));

    public static LoginTicket Ticket(DateTimeOffset? now = null, TimeSpan? lifetime = null) => LoginTicket.Issue(
        LoginTicketId.New(), TicketPurpose.SignIn, Scenario.PcScan, Channel,
        new TicketBinding(TicketBinderKind.HostedPage, new byte[32]), new Asker("Acme Shop", "Chrome", "Windows"),
        now ?? Now, lifetime ?? TimeSpan.FromSeconds(120));

    public static LoginTicket ScannedTicket(byte[]? scanToken = null)
    {
        var ticket = Ticket();
        var subject = new WeChatSubject(AppId, OpenId(), null);
        ticket.Scan(subject, scanToken ?? new byte[32], new Profile("小王", null), [1], Now, TimeSpan.FromMinutes(5));
        return ticket;
    }
}
