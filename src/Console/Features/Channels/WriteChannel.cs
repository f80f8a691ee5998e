using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Options;
using BlazorConsole.WeChat;

namespace BlazorConsole.Features.Channels;

/// <summary>Writes settings that are known to be good into a channel, whoever said them.</summary>
internal sealed class WriteChannel(ChannelSecrets secrets)
{
    /// <param name="channel">The channel.</param>
    /// <param name="source">Who says so.</param>
    /// <param name="wanted">The settings. An empty secret leaves the stored one as it is.</param>
    /// <param name="openPlatform">The OpenPlatform that they name.</param>
    /// <param name="now">The time.</param>
    public void Write(Channel channel, ChannelSource source, ChannelOptions wanted, OpenPlatformId? openPlatform, DateTimeOffset now)
    {
        channel.Configure(
            source, wanted.Name.Length > 0 ? wanted.Name : channel.Key, [.. ScenariosOf(channel.Kind, wanted)], wanted.Mode,
            new PhonePolicy(wanted.Phone, wanted.PhoneProof, wanted.PhoneReuse), wanted.Agreements);
        channel.KnowAs(wanted.OriginalId);
        channel.LimitPhoneCost(wanted.PhoneBudget is { } budget ? (int)(budget * 100) : null);
        if (wanted.Secret.Length > 0 && (channel.Secret.Length == 0 || secrets.Read(channel) != wanted.Secret))
            channel.ChangeSecret(secrets.EncryptSecret(channel.AppId, wanted.Secret), now);
        channel.ShowBy(new ScanCode(wanted.Code.Kind, wanted.Code.EnvVersion, wanted.Code.Page));
        channel.OfferFollowing(wanted.Follow.Confirm);
        channel.Bind(openPlatform, now);
    }

    /// <summary>What the settings say about pushes; an empty token or key is none.</summary>
    public PushSettings PushOf(Channel channel, PushOptions wanted) => new(
        wanted.Token.Length > 0 ? secrets.EncryptPushToken(channel.AppId, wanted.Token) : [],
        wanted.EncodingAesKey.Length > 0 ? secrets.EncryptPushKey(channel.AppId, wanted.EncodingAesKey) : [],
        wanted.Forward);

    private static IEnumerable<string> ScenariosOf(ChannelKind kind, ChannelOptions wanted) => Scenario.Of(kind)
        .Where(scenario => wanted.Scenarios?.Contains(scenario) ?? true)
        .Where(scenario => scenario is not Scenario.FollowOfficialAccount || wanted.Follow.Confirm is not null);
}
