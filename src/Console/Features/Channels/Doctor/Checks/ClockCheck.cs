using System.Globalization;
using BlazorConsole.Domain.Channels;
using BlazorConsole.WeChat;

namespace BlazorConsole.Features.Channels.Doctor.Checks;

/// <summary>Whether our clock goes like WeChat's: codes, tokens and signatures end by it.</summary>
internal sealed class ClockCheck(ChannelHealthNotes notes) : IDoctorCheck
{
    private static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(60);

    public bool Concerns(Channel channel) => true;

    public Task<Finding> RunAsync(Patient patient, CancellationToken cancellationToken) => Task.FromResult(notes.WeChatAhead switch
    {
        null => patient.Open("clock-unknown"),
        { } ahead when ahead.Duration() <= Tolerated => patient.Good("clock-right"),
        { } ahead => patient.Bad("clock-wrong", ((long)ahead.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
    });
}
