using BlazorConsole.Domain.Channels;
using BlazorConsole.WeChat;

namespace BlazorConsole.Features.Channels.Doctor.Checks;

/// <summary>Whether WeChat draws the mini-program code that screens show; where it does not, they show the ordinary one.</summary>
internal sealed class CodePageCheck(MiniProgramCalls calls) : IDoctorCheck
{
    public bool Concerns(Channel channel) => channel.Kind is ChannelKind.MiniProgram && channel.Code.Kind is ScanCodeKind.MiniProgram;

    public async Task<Finding> RunAsync(Patient patient, CancellationToken cancellationToken)
    {
        var drawn = await calls.DrawCodeAsync(patient.Channel, "doctor", cancellationToken);
        if (drawn.Succeeded)
            return patient.Good("code-drawn", patient.Channel.Code.Page);
        return drawn.Error == WeChatErrors.PageNotPublished
            ? patient.Bad("code-page-not-published", patient.Channel.Code.Page)
            : patient.Open("code-not-drawn", drawn.Error.Code);
    }
}
