using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.WeChat;

namespace BlazorConsole.Options;

/// <summary>Finds everything that is wrong with a channel, whoever says what it is: the configuration or an administrator.</summary>
/// <param name="OpenPlatforms">The keys that a channel may name.</param>
/// <param name="Agreements">The keys that a channel may name.</param>
/// <param name="Origin">Our own: pushes are not forwarded to it.</param>
internal sealed record ChannelFaults(IReadOnlyCollection<string> OpenPlatforms, IReadOnlyCollection<string> Agreements, string Origin)
{
    private const int MaxSecretLength = 128;

    /// <summary>In CNY a month.</summary>
    private const int MaxBudget = 1_000_000;

    /// <param name="channel">The settings.</param>
    /// <param name="known">What is stored already and need not be written again: secrets that nobody can read.</param>
    public IEnumerable<ChannelFault> Of(ChannelOptions channel, KnownSecrets known)
    {
        if (channel.Kind is null)
            yield return new("Kind", "KindMissing");
        if (!WeChatAppId.TryParse(channel.AppId, out _))
            yield return new("AppId", "AppIdMalformed");
        if (channel.Secret.Length == 0 && !known.Secret)
            yield return new("Secret", "SecretMissing");
        if (channel.Secret.Length > MaxSecretLength || channel.Secret.Any(c => !char.IsAscii(c) || char.IsWhiteSpace(c) || char.IsControl(c)))
            yield return new("Secret", "SecretMalformed");
        if (channel.Name.Length > Channel.MaxNameLength)
            yield return new("Name", "NameTooLong");
        if (channel.OriginalId.Length > 0 && !Channel.IsOriginalId(channel.OriginalId))
            yield return new("OriginalId", "OriginalIdMalformed");
        if (channel.OpenPlatform.Length > 0 && !OpenPlatforms.Contains(channel.OpenPlatform))
            yield return new("OpenPlatform", "OpenPlatformUnknown", channel.OpenPlatform);
        foreach (var fault in (IEnumerable<ChannelFault>)[.. OfScenarios(channel), .. OfMiniProgram(channel), .. OfPush(channel, known), .. OfFollow(channel, known)])
            yield return fault;
        foreach (var agreement in channel.Agreements.Where(agreement => !Agreements.Contains(agreement)))
            yield return new("Agreements", "AgreementUnknown", agreement);
    }

    private static IEnumerable<ChannelFault> OfScenarios(ChannelOptions channel)
    {
        if (channel is not { Kind: { } kind, Scenarios: { } scenarios })
            yield break;
        foreach (var scenario in scenarios.Where(scenario => !Scenario.Of(kind).Contains(scenario)))
            yield return new("Scenarios", "ScenarioOfAnotherKind", scenario);
    }

    private static IEnumerable<ChannelFault> OfMiniProgram(ChannelOptions channel)
    {
        // A person of another OpenPlatform, or of none, is nobody that a mini program could say a number of.
        if (channel.Phone is not PhoneAsk.None && channel.Kind is not ChannelKind.MiniProgram && channel.OpenPlatform.Length == 0)
            yield return new("Phone", "PhoneWithoutOpenPlatform");
        if (channel.PhoneProof is ProofStrength.Imported)
            yield return new("PhoneProof", "PhoneProofImported");
        if (channel.PhoneBudget is < 0 or > MaxBudget)
            yield return new("PhoneBudget", "PhoneBudgetMalformed");
        if (channel.Code.Kind is ScanCodeKind.MiniProgram && channel.Kind is not ChannelKind.MiniProgram)
            yield return new("Code:Kind", "CodeOfAnotherKind");
        if (!ScanCode.IsPage(channel.Code.Page))
            yield return new("Code:Page", "CodePageMalformed", ScanCode.DefaultPage);
    }

    private IEnumerable<ChannelFault> OfPush(ChannelOptions channel, KnownSecrets known)
    {
        var push = channel.Push;
        if (push.Token.Length > 0 && (push.Token.Length is < 3 or > 32 || !push.Token.All(char.IsAsciiLetterOrDigit)))
            yield return new("Push:Token", "PushTokenMalformed");
        if (push.EncodingAesKey.Length > 0 && EncodingAesKey.TryParse(push.EncodingAesKey) is null)
            yield return new("Push:EncodingAesKey", "PushKeyMalformed");
        if (push.Forward.Length > 0 && !IsForeignAddress(push.Forward))
            yield return new("Push:Forward", "PushForwardMalformed");
        if (push.Token.Length == 0 && !known.PushToken && push.EncodingAesKey.Length + push.Forward.Length > 0)
            yield return new("Push:Token", "PushTokenMissing");
    }

    private static IEnumerable<ChannelFault> OfFollow(ChannelOptions channel, KnownSecrets known)
    {
        if (channel.Follow.Confirm is null)
            yield break;
        if (channel.Kind is not ChannelKind.OfficialAccount)
            yield return new("Follow:Confirm", "FollowOfAnotherKind");
        // Who knows the token alone could otherwise say who scanned, and read the link that is answered.
        if ((channel.Push.Token.Length == 0 && !known.PushToken) || (channel.Push.EncodingAesKey.Length == 0 && !known.PushKey))
            yield return new("Follow:Confirm", "FollowUnencrypted");
    }

    private bool IsForeignAddress(string text) =>
        text.Length <= PushSettings.MaxForwardLength
        && Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") && uri.UserInfo.Length == 0 && uri.Fragment.Length == 0
        && uri.GetLeftPart(UriPartial.Authority) != Origin;
}

/// <summary>Which secrets of a channel are stored already.</summary>
internal sealed record KnownSecrets(bool Secret, bool PushToken, bool PushKey)
{
    public static readonly KnownSecrets None = new(false, false, false);
}
