using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Features.Channels.Leases;

internal static class LeaseErrors
{
    /// <summary>No key, another channel's, a revoked one, or no such channel: nobody is told which.</summary>
    public static readonly Error Refused = new("lease.refused", "The key opens nothing here.");

    public static readonly Error SystemMissing = new("system-missing", "A key needs the name of the system that it is for.");

    public static readonly Error Gone = new("gone", "The key was revoked already.");
}
