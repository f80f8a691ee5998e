using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.WeChat;
using BlazorConsole.Options;
using BlazorConsole.WeChat;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.Channels.Doctor.Checks;

/// <summary>Whether a signed question comes in by our public address and is answered, as when the address is saved in WeChat's console.</summary>
internal sealed class PushCheck(PageFetch pages, ChannelSecrets secrets, IOptions<PublicOptions> site, TimeProvider clock) : IDoctorCheck
{
    public bool Concerns(Channel channel) => channel.Push.AreReceived;

    public async Task<Finding> RunAsync(Patient patient, CancellationToken cancellationToken)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var (nonce, echo) = (RandomNumberGenerator.GetHexString(16, lowercase: true), RandomNumberGenerator.GetHexString(16, lowercase: true));
        var signature = PushSignature.Of(secrets.ReadPushToken(patient.Channel), timestamp, nonce);
        var address = site.Value.Origin + ConsoleUrls.Push(patient.Channel);
        var answer = await pages.GetAsync(
            new Uri($"{address}?signature={signature}&timestamp={timestamp}&nonce={nonce}&echostr={echo}"), cancellationToken);
        return answer switch
        {
            null => patient.Open("push-unreachable", address),
            (HttpStatusCode.OK, var text) when text == echo => patient.Good("push-answered", address),
            var (status, _) => patient.Bad("push-not-answered", ((int)status).ToString(CultureInfo.InvariantCulture)),
        };
    }
}
