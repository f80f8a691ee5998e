using BlazorConsole.Domain.Channels;
using BlazorConsole.Options;

namespace BlazorConsole.Features.Channels;

/// <summary>A channel as an administrator writes it: the settings of the configuration, and what only a page needs.</summary>
internal sealed class ChannelDraft
{
    /// <summary>In <see cref="ChannelOptions.OpenPlatform"/>: one that is not there yet, called <see cref="NewOpenPlatform"/>.</summary>
    public const string AnotherOpenPlatform = "+";

    /// <summary>Names the channel in addresses.</summary>
    public string Key { get; set; } = "";

    /// <summary>Whether anybody may come through it.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>How pushes come in.</summary>
    public PushSecurity Push { get; set; }

    /// <summary>What a new OpenPlatform is called.</summary>
    public string NewOpenPlatform { get; set; } = "";

    /// <summary>What was read when the draft was begun; null for a channel that is not there yet.</summary>
    public int? Version { get; init; }

    /// <summary>The rest. Empty secrets leave the stored ones as they are.</summary>
    public ChannelOptions Settings { get; init; } = new();

    /// <summary>The beginning of a new one.</summary>
    public static ChannelDraft Of(ChannelKind kind, string key) => new()
    {
        Key = key,
        Settings = new ChannelOptions { Kind = kind, Scenarios = [.. Scenario.Of(kind).Where(scenario => scenario is not Scenario.FollowOfficialAccount)] },
    };

    /// <summary>What is stored, without its secrets.</summary>
    public static ChannelDraft Of(Channel channel, string? openPlatform) => new()
    {
        Key = channel.Key,
        IsOn = channel.IsOn,
        Version = channel.Version,
        Push = channel.Push switch
        {
            { AreReceived: false } => PushSecurity.Off,
            { EncodingAesKey.Length: 0 } => PushSecurity.Plain,
            _ => PushSecurity.Encrypted,
        },
        Settings = new ChannelOptions
        {
            Kind = channel.Kind,
            AppId = channel.AppId.Value,
            Name = channel.Name,
            OriginalId = channel.OriginalId,
            OpenPlatform = openPlatform ?? "",
            Scenarios = [.. channel.Scenarios],
            Mode = channel.Mode,
            Phone = channel.Phone.Ask,
            PhoneProof = channel.Phone.Proof,
            PhoneReuse = channel.Phone.Reuse,
            PhoneBudget = channel.PhoneBudget / 100m,
            Code = new ScanCodeOptions { Kind = channel.Code.Kind, EnvVersion = channel.Code.Version, Page = channel.Code.Page },
            Agreements = [.. channel.Agreements],
            Push = new PushOptions { Forward = channel.Push.Forward },
            Follow = new FollowOptions { Confirm = channel.Follow },
        },
    };

    /// <summary>What is chosen but cannot hold, since something else was chosen after it, is left out.</summary>
    public void LeaveOutWhatIsNotShown()
    {
        if (Push is PushSecurity.Off)
            Settings.Push = new PushOptions();
        if (Push is not PushSecurity.Encrypted)
            Settings.Push.EncodingAesKey = "";
        if (Settings.Scenarios?.Contains(Scenario.FollowOfficialAccount) is not true)
            Settings.Follow.Confirm = null;
        else
            Settings.Follow.Confirm ??= FollowConfirm.Link;
    }
}
