using System.Globalization;
using BlazorConsole.Domain.Channels;

namespace BlazorConsole.Domain.Phones;

/// <summary>How often people pressed a mini program's phone buttons in a month, as far as their codes came here: WeChat charges each press that succeeds.</summary>
public sealed class PhonePresses
{
    /// <summary>WeChat's bills are of months in China.</summary>
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>A month in which nobody pressed yet.</summary>
    /// <param name="channel">The mini program.</param>
    /// <param name="month">Year and month as one number: 202611.</param>
    public PhonePresses(ChannelId channel, int month)
    {
        Channel = channel;
        Month = month;
    }

    /// <summary>The mini program.</summary>
    public ChannelId Channel { get; private set; }

    /// <summary>Year and month as one number: 202611.</summary>
    public int Month { get; private set; }

    /// <summary>Presses of the button that checks quickly.</summary>
    public int Quick { get; private set; }

    /// <summary>Presses of the button that verifies by a message.</summary>
    public int RealTime { get; private set; }

    /// <summary>All of them.</summary>
    public int All => Quick + RealTime;

    /// <summary>The month of an instant, in China.</summary>
    public static int MonthOf(DateTimeOffset at)
    {
        var there = at.ToOffset(China);
        return (there.Year * 100) + there.Month;
    }

    /// <summary>As people write it: 2026-11.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Month / 100}-{Month % 100:D2}");

    /// <summary>Counts one more.</summary>
    public void Add(ProofStrength button)
    {
        if (button is ProofStrength.RealTime)
            RealTime++;
        else
            Quick++;
    }
}
