using BlazorConsole.Domain.Channels;
using BlazorConsole.Features.Channels.Doctor.Scan;
using BlazorConsole.Options;
using BlazorConsole.WeChat;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.Channels.Doctor.Checks;

/// <summary>Whether people come back from WeChat: its page asks for a phone, so that a scan must say it.</summary>
internal sealed class CallbackDomainCheck(IOptions<PublicOptions> site) : IDoctorCheck
{
    private const string ExchangePath = "sns/oauth2/access_token";

    public bool Concerns(Channel channel) => channel.Kind is ChannelKind.OfficialAccount;

    public Task<Finding> RunAsync(Patient patient, CancellationToken cancellationToken)
    {
        var exchanged = patient.Health.GetValueOrDefault(ExchangePath) is { Outcome: ChannelHealth.Good } exchange ? exchange.SeenAt : (DateTimeOffset?)null;
        Finding?[] known =
        [
            exchanged is { } at ? CallbackFinding.Arrived(at, Domain) : null,
            patient.Scan?.ArrivedAt is { } arrived ? CallbackFinding.Arrived(arrived, Domain) : null,
            patient.Scan?.RefusedAt is { } refused ? CallbackFinding.Refused(refused, Domain) : null,
        ];
        return Task.FromResult(known.OfType<Finding>().MaxBy(finding => finding.SeenAt) ?? patient.Open("callback-to-scan", Domain));
    }

    private string Domain => new Uri(site.Value.Origin).Authority;
}
