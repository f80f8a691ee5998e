using BlazorConsole.Domain.Channels;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Channels.Doctor.Scan;

/// <summary>What is found about the way back from WeChat.</summary>
internal static class CallbackFinding
{
    /// <summary>What the codes of all of them begin with.</summary>
    public const string Prefix = "callback-";

    public static Finding Arrived(DateTimeOffset at, string domain = "") => Patient.Seen("callback-arrived", FindingState.Good, at, domain);

    public static Finding Refused(DateTimeOffset at, string domain = "") => Patient.Seen("callback-refused", FindingState.Bad, at, domain);

    /// <summary>Puts what a scan showed into the place of what the last examination said of it.</summary>
    public static Task ReplaceFindingAsync(this ConsoleContext context, ChannelId channel, Finding shown, CancellationToken cancellationToken) =>
        context.ChannelFindings.Where(finding => finding.Channel == channel && finding.Code.StartsWith(Prefix)).ExecuteUpdateAsync(
            update => update.SetProperty(finding => finding.Code, shown.Code).SetProperty(finding => finding.State, shown.State)
                .SetProperty(finding => finding.Certainty, shown.Certainty).SetProperty(finding => finding.SeenAt, shown.SeenAt),
            cancellationToken);
}
