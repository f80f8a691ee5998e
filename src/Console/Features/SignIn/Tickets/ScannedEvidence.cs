using System.Text.Json;
using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Persistence.Secrets;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>What WeChat said when the code was scanned, on its way to the person's confirmation: encrypted in the ticket, then dropped.</summary>
internal sealed class ScannedEvidence(Keyring keyring)
{
    public byte[] Seal(LoginTicketId ticket, Evidence evidence, Profile given)
    {
        var stored = new Stored(
            evidence.Channel.Value, evidence.AppId.Value,
            [.. evidence.Answers.Select(answer => new StoredAnswer(answer.OpenId.Value, answer.UnionId?.Value))],
            evidence.IsSnapshot, evidence.At,
            evidence.Phone is { } proof ? new StoredProof(proof.Number.InFull(), proof.Strength, proof.OpenId.Value, proof.At) : null,
            given.Nickname, given.Avatar?.Value);
        return keyring.Seal(JsonSerializer.SerializeToUtf8Bytes(stored), Purpose(ticket));
    }

    public (Evidence Evidence, Profile Given) Open(LoginTicket ticket)
    {
        var stored = JsonSerializer.Deserialize<Stored>(keyring.Open(ticket.Evidence, Purpose(ticket.Id)))!;
        var evidence = new Evidence(
            new ChannelId(stored.Channel), WeChatAppId.Parse(stored.AppId),
            [.. stored.Answers.Select(answer => new Answer(
                OpenId.Parse(answer.OpenId), answer.UnionId is { } unionId ? UnionId.Parse(unionId) : null))],
            stored.IsSnapshot, stored.At,
            stored.Phone is { } proof ? new PhoneProof(PhoneNumber.Parse(proof.Number), proof.Strength, OpenId.Parse(proof.OpenId), proof.At) : null);
        return (evidence, new Profile(stored.Nickname, stored.Avatar is { } avatar ? new AvatarId(avatar) : null));
    }

    private static string Purpose(LoginTicketId ticket) => $"evidence {ticket}";

    private sealed record Stored(
        Guid Channel, string AppId, StoredAnswer[] Answers, bool IsSnapshot, DateTimeOffset At, StoredProof? Phone, string? Nickname, Guid? Avatar);

    private sealed record StoredProof(string Number, ProofStrength Strength, string OpenId, DateTimeOffset At);

    private sealed record StoredAnswer(string OpenId, string? UnionId);
}
