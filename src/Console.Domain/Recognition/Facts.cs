using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;

namespace BlazorConsole.Domain.Recognition;

/// <summary>How the UnionID of the evidence stands to what is stored.</summary>
public enum UnionIdStanding
{
    /// <summary>WeChat gave none.</summary>
    Absent,

    /// <summary>The channel's binding is not confirmed: it matches nobody.</summary>
    Unscoped,

    /// <summary>Usable, and nobody holds it.</summary>
    New,

    /// <summary>Usable, and held by the origin that the OpenID names.</summary>
    Own,

    /// <summary>Usable, and held by another origin.</summary>
    HeldElsewhere,
}

/// <summary>What the person answered to a question of the rules.</summary>
public enum PersonAnswer
{
    /// <summary>"Go on separately": an account of one's own, whatever the number says.</summary>
    Separately,
}

/// <summary>All that the rules look at; loaded inside the write lane's item, never before.</summary>
/// <param name="Evidence">What WeChat attested.</param>
/// <param name="Known">The origin that the OpenID is linked to, if any.</param>
/// <param name="UnionId">How the UnionID stands.</param>
/// <param name="Holder">The origin that holds the UnionID, if any.</param>
/// <param name="Clashes">
/// Whether tying OpenID and UnionID together would give one WeChat user two OpenIDs of one app, or two UnionIDs of one OpenPlatform.
/// </param>
/// <param name="Phone">How the phone number stands.</param>
/// <param name="Answer">What the person answered, when the rules have asked.</param>
/// <param name="Mode">What the channel does with newcomers.</param>
/// <param name="IsMigrated">The origin is known by another OpenID, which WeChat says was this person's at a former account.</param>
public sealed record Facts(
    Evidence Evidence, OriginId? Known, UnionIdStanding UnionId, OriginId? Holder, bool Clashes, PhoneFacts Phone, PersonAnswer? Answer,
    ChannelMode Mode, bool IsMigrated = false)
{
    /// <summary>Finds the standing of the evidence's UnionID.</summary>
    /// <param name="evidence">What WeChat attested.</param>
    /// <param name="usable">Whether the channel's binding is confirmed, by this very sighting at the latest.</param>
    /// <param name="known">The origin that the OpenID is linked to, if any.</param>
    /// <param name="holder">The origin that holds the UnionID within the channel's OpenPlatform, if any.</param>
    /// <param name="clashes">Whether tying the two together would clash.</param>
    /// <param name="phone">How the phone number stands.</param>
    /// <param name="answer">What the person answered, when the rules have asked.</param>
    /// <param name="mode">What the channel does with newcomers.</param>
    public static Facts Of(
        Evidence evidence, bool usable, OriginId? known, OriginId? holder, bool clashes, PhoneFacts phone, PersonAnswer? answer,
        ChannelMode mode)
    {
        var standing = (evidence.Subject.UnionId, usable, holder) switch
        {
            (null, _, _) => UnionIdStanding.Absent,
            (_, false, _) => UnionIdStanding.Unscoped,
            (_, _, null) => UnionIdStanding.New,
            _ => holder == known ? UnionIdStanding.Own : UnionIdStanding.HeldElsewhere,
        };
        var counts = standing is UnionIdStanding.Own or UnionIdStanding.HeldElsewhere;
        return new Facts(evidence, known, standing, counts ? holder : null, clashes, phone, answer, mode);
    }
}
