using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.WeChat;

namespace BlazorConsole.Features.Channels.Doctor.Checks;

/// <summary>Whether WeChat takes calls from our address.</summary>
internal sealed class AddressCheck : IDoctorCheck
{
    private const int AddressUnconfirmed = 89503;
    private const int AddressRefusedForADay = 89506;
    private const int AddressRefusedForAnHour = 89507;

    public bool Concerns(Channel channel) => true;

    public Task<Finding> RunAsync(Patient patient, CancellationToken cancellationToken) => Task.FromResult(Of(patient));

    private static Finding Of(Patient patient) => (patient.Token.Succeeded, patient.TokenNote?.ErrorCode) switch
    {
        (true, _) => patient.Good("address-allowed"),
        (_, ErrorCode.IpNotAllowed) => patient.Bad("address-not-allowed", patient.TokenNote!.Detail ?? "?"),
        (_, AddressUnconfirmed or AddressRefusedForADay or AddressRefusedForAnHour) => patient.Bad("address-unconfirmed"),
        _ => patient.Open("address-not-looked-at"),
    };
}
