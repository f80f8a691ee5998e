using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Recognition;

namespace BlazorConsole.Domain.Tests.Recognition;

/// <summary>Every combination of facts that can be.</summary>
internal static class Cells
{
    public static readonly OriginId Person = Given.Origin(1);

    public static readonly OriginId Other = Given.Origin(2);

    public static IEnumerable<Facts> All() =>
        from names in (bool[])[true, false]
        from isSnapshot in (bool[])[true, false]
        from known in (OriginId?[])[null, Person]
        from standing in Enum.GetValues<UnionIdStanding>()
        where known is not null || standing is not UnionIdStanding.Own
        from clashes in (bool[])[false, true]
        where !clashes || standing is UnionIdStanding.New or UnionIdStanding.HeldElsewhere
        from phone in Phones(isKnown: known is not null || standing is UnionIdStanding.HeldElsewhere)
        from answer in (PersonAnswer?[])[null, PersonAnswer.Separately]
        from mode in known is null ? Enum.GetValues<ChannelMode>() : [ChannelMode.Automatic]
        select Of(names, isSnapshot, known, standing, clashes, phone, answer, mode);

    public static Facts Of(
        bool namesOne = true, bool isSnapshot = false, OriginId? known = null, UnionIdStanding standing = UnionIdStanding.Absent,
        bool clashes = false, PhoneFacts? phone = null, PersonAnswer? answer = null, ChannelMode mode = ChannelMode.Automatic)
    {
        UnionId? unionId = standing is UnionIdStanding.Absent ? null : Given.UnionId();
        var answers = namesOne
            ? [new Answer(Given.OpenId(), unionId)]
            : (Answer[])[new Answer(Given.OpenId(), unionId), new Answer(Given.OpenId(2), unionId)];
        var evidence = Given.Evidence(isSnapshot: isSnapshot, answers: answers) with
        {
            Phone = phone?.Strength is { } strength ? Given.Proof(strength) : null,
        };
        return new Facts(evidence, known, standing, HolderOf(standing, known), clashes, phone ?? PhoneFacts.None, answer, mode);
    }

    public static PhoneFacts Phone(
        PhoneStanding standing, ProofStrength strength = ProofStrength.Quick, PhoneHolder? holder = null, bool isAtCap = false) =>
        new(standing, strength, holder, isAtCap);

    private static OriginId? HolderOf(UnionIdStanding standing, OriginId? known) => standing switch
    {
        UnionIdStanding.Own => known,
        UnionIdStanding.HeldElsewhere => Other,
        _ => null,
    };

    // A newcomer holds nothing, shares nothing, and is at no cap.
    private static IEnumerable<PhoneFacts> Phones(bool isKnown)
    {
        yield return PhoneFacts.None;
        var found =
            from standing in Enum.GetValues<PhoneStanding>()
            where standing is not PhoneStanding.Absent && (isKnown || standing is not (PhoneStanding.Own or PhoneStanding.Shared))
            from strength in (ProofStrength[])[ProofStrength.Quick, ProofStrength.RealTime]
            from holder in standing is PhoneStanding.HeldElsewhere or PhoneStanding.Shared ? Holders() : [null]
            from isAtCap in isKnown ? (bool[])[false, true] : [false]
            select Phone(standing, strength, holder, isAtCap);
        foreach (var facts in found)
            yield return facts;
    }

    private static IEnumerable<PhoneHolder?> Holders() =>
        from strength in (ProofStrength[])[ProofStrength.Quick, ProofStrength.RealTime]
        from isFresh in (bool[])[true, false]
        from hasAnother in (bool[])[true, false]
        select new PhoneHolder(strength, isFresh, hasAnother);
}
