using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.WeChat;

namespace BlazorConsole.Features.Channels.Doctor.Checks;

/// <summary>Whether WeChat knows our AppID and secret.</summary>
internal sealed class SecretCheck : IDoctorCheck
{
    private const int InvalidAppId = 40013;
    private const int SecretFrozen = 40243;

    public bool Concerns(Channel channel) => true;

    public Task<Finding> RunAsync(Patient patient, CancellationToken cancellationToken) => Task.FromResult(Of(patient));

    private static Finding Of(Patient patient) => (patient.Token.Succeeded, patient.TokenNote?.ErrorCode) switch
    {
        (true, _) => patient.Good("secret-accepted"),
        (_, InvalidAppId) => patient.Bad("secret-of-no-app", patient.Channel.AppId.Value),
        (_, SecretFrozen) => patient.Bad("secret-frozen"),
        // The old number for the same.
        (_, ErrorCode.InvalidSecret or ErrorCode.InvalidCredential) => patient.Bad("secret-refused"),
        (_, { } number) => patient.Open("secret-not-looked-at", $"{number}"),
        _ => patient.Open("wechat-silent"),
    };
}
