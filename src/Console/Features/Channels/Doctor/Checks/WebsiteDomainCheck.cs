using System.Net;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.WeChat;
using BlazorConsole.Options;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.Channels.Doctor.Checks;

/// <summary>Whether WeChat shows its page with a code for our address: it names what it does not like in the page itself.</summary>
internal sealed class WebsiteDomainCheck(PageFetch pages, IOptions<WeChatOptions> weChat, IOptions<PublicOptions> site) : IDoctorCheck
{
    public bool Concerns(Channel channel) => channel.Kind is ChannelKind.WebsiteApp;

    public async Task<Finding> RunAsync(Patient patient, CancellationToken cancellationToken)
    {
        var origin = site.Value.Origin;
        var address = AuthorizationUrl.WebsiteApp(
            weChat.Value.OpenBase, patient.Channel.AppId, origin + ConsoleUrls.WebsiteCallback, "doctor", english: true, framed: false);
        if (await pages.GetAsync(new Uri(address), cancellationToken) is not (HttpStatusCode.OK, var page))
            return patient.Open("wechat-silent");
        if (page.Contains("/connect/qrcode/", StringComparison.Ordinal))
            return patient.Good("website-domain-registered", new Uri(origin).Authority);
        if (page.Contains("redirect_uri", StringComparison.OrdinalIgnoreCase))
            return patient.Bad("website-domain-other", new Uri(origin).Authority);
        return page.Contains("scope", StringComparison.OrdinalIgnoreCase)
            ? patient.Bad("website-scope-missing")
            : patient.Bad("website-page-refused", patient.Channel.AppId.Value);
    }
}
