using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Recognition;

namespace BlazorConsole.Features.Accounts;

/// <summary>One account as its page shows it.</summary>
internal sealed record AccountView(
    AccountId Id,
    string? Nickname,
    AvatarId? Avatar,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastSignInAt,
    string LastScenario,
    IReadOnlyList<PhoneView> Phones,
    IReadOnlyList<ProfileValueView> Profile,
    IReadOnlyList<OpenPlatformView> WaysIn,
    IReadOnlyList<ReasonView> Reasons);

// Public, since parameters of components are.
public sealed record ProfileValueView(ProfileField Field, string Value, ProfileSource Source, string Channel, DateTimeOffset At);

/// <summary>An OpenPlatform with the UnionIDs held there and the channels below it; without a name, the channels that belong to none.</summary>
public sealed record OpenPlatformView(string? Name, IReadOnlyList<UnionIdView> UnionIds, IReadOnlyList<DoorView> Doors);

public sealed record UnionIdView(UnionId UnionId, DateTimeOffset Since);

public sealed record DoorView(
    string Channel, ChannelKind Kind, OpenId OpenId, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, IReadOnlyList<WaitingUnionIdView> Waiting);

/// <summary>A UnionID that WeChat named at this door and that does not count, and why.</summary>
public sealed record WaitingUnionIdView(UnionId UnionId, Placement Placement);

/// <summary>What the rules said, and how often in a row they said the same.</summary>
public sealed record ReasonView(string Channel, DateTimeOffset First, DateTimeOffset Last, int Times, IReadOnlyList<TraceLine> Lines);
