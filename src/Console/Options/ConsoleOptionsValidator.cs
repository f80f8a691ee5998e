using System.ComponentModel.DataAnnotations;
using System.Net;
using BlazorConsole.Domain.Agreements;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Hosting;
using BlazorConsole.Resources;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Options;

/// <summary>
/// Checks the whole configuration at start and reports every error at once, each with the key to change. Ranges of single values are
/// attributes on the options; what concerns several values is here.
/// </summary>
internal sealed class ConsoleOptionsValidator(
    IEnumerable<OptionsUnderTest> sections,
    IOptions<PublicOptions> publicOptions,
    IOptions<WeChatOptions> weChat,
    IOptions<SignInOptions> signIn,
    IOptions<ProxyOptions> proxy,
    IOptions<OpenPlatformsOptions> openPlatforms,
    IOptions<ChannelsOptions> channels,
    IOptions<AgreementsOptions> agreements,
    IHostEnvironment environment)
{
    /// <exception cref="StartRefusedException">Something is wrong; the message lists all of it.</exception>
    public void Validate()
    {
        var errors = new List<string>();
        try
        {
            foreach (var section in sections)
                CheckAttributes(section, errors);
            CheckOrigin(errors);
            CheckWeChat(errors);
            CheckEmbedOrigins(errors);
            CheckNetworks(errors);
            CheckChannels(errors);
            CheckAgreements(errors);
        }
        catch (InvalidOperationException unbindable)
        {
            // The binder names the key: "Failed to convert configuration value at 'SignIn:TicketLifetime' to type …".
            errors.Add(unbindable.Message);
        }

        if (errors.Count > 0)
            throw new StartRefusedException("The configuration cannot be used:" + string.Concat(errors.Select(error => $"\n - {error}")));
    }

    private static void CheckAttributes(OptionsUnderTest section, List<string> errors)
    {
        var options = section.Value();
        var results = new List<ValidationResult>();
        if (options is not System.Collections.IDictionary)
            Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        errors.AddRange(results.Select(result => $"{section.Section}:{result.MemberNames.First()}: {result.ErrorMessage}"));
    }

    private void CheckOrigin(List<string> errors)
    {
        var origin = publicOptions.Value.Origin;
        if (origin.Length == 0)
            return;
        if (!IsOrigin(origin))
            errors.Add($"Public:Origin: write scheme, host and port without a path, e.g. https://login.example.com (it is \"{origin}\").");
        else if (!publicOptions.Value.IsHttps && !(environment.IsDevelopment() && new Uri(origin).IsLoopback))
            errors.Add("Public:Origin: https is required; http is for localhost in Development.");
    }

    private void CheckWeChat(List<string> errors)
    {
        var options = weChat.Value;
        foreach (var (key, address) in (ReadOnlySpan<(string, string)>)
                 [("ApiBase", options.ApiBase), ("OpenBase", options.OpenBase), ("MpBase", options.MpBase)])
        {
            if (!IsOrigin(address))
                errors.Add($"WeChat:{key}: write an address without a path, e.g. https://api.weixin.qq.com (it is \"{address}\").");
            else if (environment.IsProduction() && new Uri(address).IsLoopback)
                errors.Add($"WeChat:{key}: a loopback address is a pretend WeChat and is refused in Production.");
        }
    }

    private void CheckEmbedOrigins(List<string> errors) =>
        errors.AddRange(signIn.Value.EmbedOrigins.Where(origin => !IsOrigin(origin)).Select(origin =>
            $"SignIn:EmbedOrigins: \"{origin}\" is not an origin; write scheme, host and port, e.g. https://www.example.com."));

    private void CheckNetworks(List<string> errors) =>
        errors.AddRange(proxy.Value.KnownNetworks.Where(network => !IPNetwork.TryParse(network, out _)).Select(network =>
            $"Proxy:KnownNetworks: \"{network}\" is not a network; write it as 10.0.0.0/8."));

    private void CheckChannels(List<string> errors)
    {
        var faults = new ChannelFaults(openPlatforms.Value.Keys, agreements.Value.Keys, publicOptions.Value.Origin);
        foreach (var (key, channel) in channels.Value)
        {
            if (!Channel.IsKey(key))
                errors.Add($"Channels:{key}: {ChannelFaultTexts.Sentence("KeyMalformed", "")}");
            errors.AddRange(faults.Of(channel, KnownSecrets.None).Select(fault =>
                $"Channels:{key}:{fault.Field}: {ChannelFaultTexts.Sentence(fault.Code, fault.Value)}"));
        }
    }

    private void CheckAgreements(List<string> errors)
    {
        foreach (var (key, agreement) in agreements.Value)
        {
            if (!IsName(key))
                errors.Add($"Agreements:{key}: write the key with letters, digits, dots and hyphens, at most {Agreement.MaxNameLength} of them.");
            if (!IsName(agreement.Version))
                errors.Add($"Agreements:{key}:Version: write letters, digits, dots and hyphens, at most {Agreement.MaxNameLength} of them, e.g. 2026-11.");
            if (agreement.Title.Length is 0 or > Agreement.MaxTitleLength)
                errors.Add($"Agreements:{key}:Title: write what people call it, at most {Agreement.MaxTitleLength} characters.");
            if (!new FileInfo(agreement.File.Length > 0 ? agreement.File : "?").Exists)
                errors.Add($"Agreements:{key}:File: there is no file \"{agreement.File}\" with the text.");
            else if (new FileInfo(agreement.File).Length is 0 or > AgreementOptions.MaxBytes)
                errors.Add($"Agreements:{key}:File: the text must not be empty, nor larger than {AgreementOptions.MaxBytes / 1024} KB.");
        }
    }

    private static bool IsName(string text) =>
        text.Length is > 0 and <= Agreement.MaxNameLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") && uri.GetLeftPart(UriPartial.Authority) == text;
}
