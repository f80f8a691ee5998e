namespace BlazorConsole.Sandbox.Control;

/// <summary>What WeChat does one way or another, as the control API has it at the moment.</summary>
internal sealed class Behaviour
{
    /// <summary>A callback is opened twice with one code.</summary>
    public bool DoubleCallback { get; set; }

    /// <summary>Who cancels at a web site's code is sent back without a code, as WeChat did formerly; today nothing is sent.</summary>
    public bool LegacyCancel { get; set; }

    /// <summary>Calls above WeChat's limits are refused.</summary>
    public bool RateLimits { get; set; }

    /// <summary>A page in the web view that asks for user information before anybody tapped in it is shown as a snapshot.</summary>
    public bool SnapshotWithoutTap { get; set; } = true;
}
