using BlazorConsole.Components.Kit;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Resources;
using Microsoft.Extensions.Localization;

namespace BlazorConsole.Features.Channels;

/// <summary>What can be chosen for a channel, in words.</summary>
internal sealed class ChannelChoices(IStringLocalizer<ChannelTexts> texts)
{
    private IStringLocalizer<ChannelTexts> Texts => texts;

    public IReadOnlyList<KitOption<ChannelMode>> Modes =>
    [
        new(ChannelMode.Automatic, Texts["ChannelModeAutomatic"], Texts["ChannelModeAutomaticMeans"]),
        new(ChannelMode.AskToBind, Texts["ChannelModeAskToBind"], Texts["ChannelModeAskToBindMeans"]),
        new(ChannelMode.LoginOnly, Texts["ChannelModeLoginOnly"], Texts["ChannelModeLoginOnlyMeans"]),
    ];

    public IReadOnlyList<KitOption<PhoneAsk>> Phones =>
    [
        new(PhoneAsk.None, Texts["PhoneAskNone"], Texts["PhoneAskNoneMeans"]),
        new(PhoneAsk.Optional, Texts["PhoneAskOptional"], Texts["PhoneAskOptionalMeans"]),
        new(PhoneAsk.Required, Texts["PhoneAskRequired"], Texts["PhoneAskRequiredMeans"]),
    ];

    /// <summary>Of a channel that is no mini program: the step after the sign-in.</summary>
    public IReadOnlyList<KitOption<PhoneAsk>> PhoneSteps =>
    [
        new(PhoneAsk.None, Texts["PhoneStepNone"], Texts["PhoneStepNoneMeans"]),
        new(PhoneAsk.Optional, Texts["PhoneStepOptional"], Texts["PhoneStepOptionalMeans"]),
        new(PhoneAsk.Required, Texts["PhoneStepRequired"], Texts["PhoneStepRequiredMeans"]),
    ];

    public IReadOnlyList<KitOption<ProofStrength>> Proofs =>
    [
        new(ProofStrength.Quick, Texts["ProofStrengthQuick"], Texts["ProofStrengthQuickMeans"]),
        new(ProofStrength.RealTime, Texts["ProofStrengthRealTime"], Texts["ProofStrengthRealTimeMeans"]),
    ];

    public IReadOnlyList<KitOption<ScanCodeKind>> Codes =>
    [
        new(ScanCodeKind.Link, Texts["ScanCodeKindLink"], Texts["ScanCodeKindLinkMeans"]),
        new(ScanCodeKind.MiniProgram, Texts["ScanCodeKindMiniProgram"], Texts["ScanCodeKindMiniProgramMeans"]),
    ];

    public IReadOnlyList<KitOption<FollowConfirm>> Confirms =>
    [
        new(FollowConfirm.Link, Texts["FollowConfirmLink"], Texts["FollowConfirmLinkMeans"]),
        new(FollowConfirm.None, Texts["FollowConfirmNone"], Texts["FollowConfirmNoneMeans"]),
    ];

    public IReadOnlyList<KitOption<PushSecurity>> Securities =>
    [
        new(PushSecurity.Off, Texts["PushSecurityOff"], Texts["PushSecurityOffMeans"]),
        new(PushSecurity.Plain, Texts["PushSecurityPlain"], Texts["PushSecurityPlainMeans"]),
        new(PushSecurity.Encrypted, Texts["PushSecurityEncrypted"], Texts["PushSecurityEncryptedMeans"]),
    ];

    public IReadOnlyList<KitOption<EnvVersion>> Versions =>
    [
        new(EnvVersion.Release, Texts["EnvVersionRelease"]),
        new(EnvVersion.Trial, Texts["EnvVersionTrial"]),
        new(EnvVersion.Develop, Texts["EnvVersionDevelop"]),
    ];

    public IReadOnlyList<KitOption<string>> PlatformsOf(IReadOnlyList<OpenPlatform> platforms) =>
    [
        new("", Texts["OfNoPlatform"], Texts["OfNoPlatformMeans"]),
        .. platforms.Select(platform => new KitOption<string>(platform.Key, platform.Name)),
        new(ChannelDraft.AnotherOpenPlatform, Texts["NewPlatform"]),
    ];
}
