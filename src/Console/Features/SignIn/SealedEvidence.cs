using System.Text.Json;
using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Agreements;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Persistence.Secrets;

namespace BlazorConsole.Features.SignIn;

/// <summary>What is known of somebody who is held at a door.</summary>
/// <param name="Evidence">What WeChat said.</param>
/// <param name="Given">Nickname and avatar that it gave.</param>
/// <param name="Accepted">What they ticked until now.</param>
/// <param name="Question">What they were asked.</param>
internal sealed record HeldVisit(Evidence Evidence, Profile Given, IReadOnlySet<AgreementVersion> Accepted, Question? Question);

/// <summary>
/// What WeChat said of somebody, on its way to their yes: encrypted in the ticket or the enrolment that waits for it, then dropped.
/// </summary>
internal sealed class SealedEvidence(Keyring keyring)
{
    public byte[] Seal(LoginTicketId ticket, Evidence evidence, Profile given) =>
        keyring.Seal(JsonSerializer.SerializeToUtf8Bytes(Stored.Of(evidence, given)), Purpose(ticket));

    public (Evidence Evidence, Profile Given) Open(LoginTicket ticket)
    {
        var stored = JsonSerializer.Deserialize<Stored>(keyring.Open(ticket.Evidence, Purpose(ticket.Id)))!;
        return (stored.Evidence(), stored.Given());
    }

    /// <param name="enrolmentHash">The enrolment that it goes into.</param>
    /// <param name="visit">What is known.</param>
    public byte[] Seal(byte[] enrolmentHash, HeldVisit visit)
    {
        var stored = new StoredVisit(Stored.Of(visit.Evidence, visit.Given), [.. visit.Accepted], visit.Question);
        return keyring.Seal(JsonSerializer.SerializeToUtf8Bytes(stored), Purpose(enrolmentHash));
    }

    public HeldVisit Open(Enrolment enrolment)
    {
        var (stored, accepted, question) =
            JsonSerializer.Deserialize<StoredVisit>(keyring.Open(enrolment.Evidence, Purpose(enrolment.TokenHash)))!;
        return new HeldVisit(stored.Evidence(), stored.Given(), accepted.ToHashSet(), question);
    }

    private static string Purpose(LoginTicketId ticket) => $"evidence {ticket}";

    private static string Purpose(byte[] enrolmentHash) => $"enrolment {Convert.ToHexStringLower(enrolmentHash)}";

    private sealed record StoredVisit(Stored Stored, AgreementVersion[] Accepted, Question? Question);

    private sealed record Stored(
        Guid Channel, string AppId, StoredAnswer[] Answers, bool IsSnapshot, DateTimeOffset At, StoredProof? Phone, string? Nickname, Guid? Avatar)
    {
        public static Stored Of(Evidence evidence, Profile given) => new(
            evidence.Channel.Value, evidence.AppId.Value,
            [.. evidence.Answers.Select(answer => new StoredAnswer(answer.OpenId.Value, answer.UnionId?.Value))],
            evidence.IsSnapshot, evidence.At,
            evidence.Phone is { } proof ? new StoredProof(proof.Number.InFull(), proof.Strength, proof.OpenId.Value, proof.At) : null,
            given.Nickname, given.Avatar?.Value);

        public Evidence Evidence() => new(
            new ChannelId(Channel), WeChatAppId.Parse(AppId),
            [.. Answers.Select(answer => new Answer(
                OpenId.Parse(answer.OpenId), answer.UnionId is { } unionId ? UnionId.Parse(unionId) : null))],
            IsSnapshot, At,
            Phone is { } proof ? new PhoneProof(PhoneNumber.Parse(proof.Number), proof.Strength, OpenId.Parse(proof.OpenId), proof.At) : null);

        public Profile Given() => new(Nickname, Avatar is { } avatar ? new AvatarId(avatar) : null);
    }

    private sealed record StoredProof(string Number, ProofStrength Strength, string OpenId, DateTimeOffset At);

    private sealed record StoredAnswer(string OpenId, string? UnionId);
}
