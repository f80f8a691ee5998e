namespace BlazorConsole.Features.Channels;

/// <summary>What the audit says about channels.</summary>
internal static class ChannelAudit
{
    /// <summary>What all of them begin with.</summary>
    public const string Prefix = "channel.";

    public const string Added = "channel.added";
    public const string Changed = "channel.changed";
    public const string SecretChanged = "channel.secret-changed";
    public const string FileAdded = "channel.file-added";
    public const string FileRemoved = "channel.file-removed";
    public const string BackFillStarted = "channel.back-fill-started";
    public const string BackFillSteered = "channel.back-fill-steered";
    public const string MigrationStarted = "channel.migration-started";
    public const string MigrationApplied = "channel.migration-applied";
    public const string MigrationUndone = "channel.migration-undone";
    public const string MigrationSteered = "channel.migration-steered";
    public const string TakenOver = "channel.taken-over";
    public const string SwitchedOn = "channel.switched-on";
    public const string SwitchedOff = "channel.switched-off";
    public const string Examined = "channel.examined";
    public const string LeaseMade = "channel.lease-made";
    public const string LeaseRevoked = "channel.lease-revoked";
}
