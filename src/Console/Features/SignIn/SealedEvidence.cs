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

/// <summary>What is known of somebody whose yes is still to come, or not the whole of it.</summary>
/// <param name="Evidence">What WeChat said.</param>
/// <param name="Given">Nickname and avatar that it gave.</param>
/// <param name="Accepted">What they ticked until now.</param>
/// <param name="Question">What they were asked.</param>
internal sealed record HeldVisit(Evidence Evidence, Profile Given, IReadOnlySet<AgreementVersion> Accepted, Question? Question)
{
    /// <summary>The beginning: WeChat named them, and they have said nothing yet.</summary>
    public static HeldVisit Begin(Evidence evidence, Profile given) => new(evidence, given, new HashSet<AgreementVersion>(), Question: null);

    /// <summary>What they say now, with what they ticked before.</summary>
    public Confirmation With(Confirmation said) => said with { Accepted = said.Accepted.Union(Accepted).ToHashSet() };

    /// <summary>The visit after a yes that was not the whole of it.</summary>
    public HeldVisit After(Confirmation said, Admission.Missing missing) =>
        this with { Evidence = missing.Evidence, Accepted = said.Accepted, Question = missing.Question };
}

/// <summary>
/// What WeChat said of somebody, on its way to their yes: encrypted in the ticket or the enrolment that waits for it, then dropped.
/// </summary>
internal sealed class SealedEvidence(Keyring keyring)
{
    public byte[] Seal(LoginTicketId ticket, HeldVisit visit) => Seal(visit, Purpose(ticket));

    public HeldVisit Open(LoginTicket ticket) => Open(ticket.Evidence, Purpose(ticket.Id));

    /// <param name="enrolmentHash">The enrolment that it goes into.</param>
    /// <param name="visit">What is known.</param>
    public byte[] Seal(byte[] enrolmentHash, HeldVisit visit) => Seal(visit, Purpose(enrolmentHash));

    public HeldVisit Open(Enrolment enrolment) => Open(enrolment.Evidence, Purpose(enrolment.TokenHash));

    private static string Purpose(LoginTicketId ticket) => $"evidence {ticket}";

    private static string Purpose(byte[] enrolmentHash) => $"enrolment {Convert.ToHexStringLower(enrolmentHash)}";

    private byte[] Seal(HeldVisit visit, string purpose)
    {
        var stored = new StoredVisit(Stored.Of(visit.Evidence, visit.Given), [.. visit.Accepted], visit.Question);
        return keyring.Seal(JsonSerializer.SerializeToUtf8Bytes(stored), purpose);
    }

    private HeldVisit Open(byte[]? box, string purpose)
    {
        var (stored, accepted, question) = JsonSerializer.Deserialize<StoredVisit>(keyring.Open(box, purpose))!;
        return new HeldVisit(stored.Evidence(), stored.Given(), accepted.ToHashSet(), question);
    }

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
