using System.Globalization;
using BlazorConsole.Domain.Channels;
using BlazorConsole.WeChat;

namespace BlazorConsole.Features.Channels.Doctor.Checks;

/// <summary>Whether enough of the day is left of the call that the channel makes most.</summary>
internal sealed class QuotaCheck(ChannelCalls calls) : IDoctorCheck
{
    /// <summary>Less than a tenth is little.</summary>
    private const int Tenth = 10;

    public bool Concerns(Channel channel) => PathOf(channel) is not null;

    public async Task<Finding> RunAsync(Patient patient, CancellationToken cancellationToken)
    {
        var path = PathOf(patient.Channel)!;
        if (!patient.Token.Succeeded)
            return patient.Open("quota-unknown", path);

        var quota = await calls.ReadQuotaAsync(patient.Channel, path, cancellationToken);
        if (!quota.Succeeded)
            return patient.Open("quota-unknown", path);
        var left = string.Create(CultureInfo.InvariantCulture, $"{path}: {quota.Value.Remain} / {quota.Value.DailyLimit}");
        return IsLow(quota.Value) ? patient.Bad("quota-low", left) : patient.Good("quota-left", left);
    }

    public static bool IsLow(CallQuota quota) => quota.Remain * Tenth < quota.DailyLimit;

    private static string? PathOf(Channel channel) => channel.Kind switch
    {
        ChannelKind.MiniProgram when channel.Code.Kind is ScanCodeKind.MiniProgram => "/wxa/getwxacodeunlimit",
        ChannelKind.MiniProgram => "/wxa/business/getuserphonenumber",
        ChannelKind.OfficialAccount => "/cgi-bin/qrcode/create",
        _ => null,
    };
}
