using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Features.SignIn.Doors;

/// <summary>Refusals at a door without a ticket. The codes are public.</summary>
internal static class DoorErrors
{
    /// <summary>No channel with that AppID is open for this way in.</summary>
    public static readonly Error NoChannel = new("door.no-channel", "No channel with this AppID is configured for this way in.");

    /// <summary>Unknown, finished and expired enrolments answer alike.</summary>
    public static readonly Error EnrolmentExpired = new("enrolment.expired", "The enrolment is unknown, finished, or its time ran out.");

    /// <summary>No session, or one that is over.</summary>
    public static readonly Error NoSession = new("session.none", "Nobody is signed in with this session.");
}
