using BlazorConsole.Domain.Channels;
using BlazorConsole.WeChat;

namespace BlazorConsole.Features.Channels.Doctor.Checks;

/// <summary>Whether WeChat gives the account codes with a scene: only verified service accounts get them.</summary>
internal sealed class FollowCheck(OfficialAccountCalls calls) : IDoctorCheck
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    public bool Concerns(Channel channel) => channel.Kind is ChannelKind.OfficialAccount && channel.Follow is not null;

    public async Task<Finding> RunAsync(Patient patient, CancellationToken cancellationToken)
    {
        var made = await calls.CreateCodeAsync(patient.Channel, "doctor", Lifetime, cancellationToken);
        if (made.Succeeded)
            return patient.Good("follow-code-made");
        return made.Error == WeChatErrors.Unauthorized ? patient.Bad("follow-not-verified") : patient.Open("follow-not-made", made.Error.Code);
    }
}
