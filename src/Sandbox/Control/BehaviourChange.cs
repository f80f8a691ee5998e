namespace BlazorConsole.Sandbox.Control;

/// <summary>Changes what it names and leaves the rest as it is.</summary>
internal sealed record BehaviourChange(bool? DoubleCallback = null, bool? LegacyCancel = null, bool? RateLimits = null, bool? SnapshotWithoutTap = null)
{
    public Behaviour ApplyTo(Behaviour behaviour)
    {
        behaviour.DoubleCallback = DoubleCallback ?? behaviour.DoubleCallback;
        behaviour.LegacyCancel = LegacyCancel ?? behaviour.LegacyCancel;
        behaviour.RateLimits = RateLimits ?? behaviour.RateLimits;
        behaviour.SnapshotWithoutTap = SnapshotWithoutTap ?? behaviour.SnapshotWithoutTap;
        return behaviour;
    }
}
