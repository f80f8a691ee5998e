using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Features.Channels.Jobs;

/// <summary>Refusals around jobs.</summary>
internal static class JobErrors
{
    /// <summary>Only an official account can be asked about people who are not there.</summary>
    public static readonly Error WrongKind = new("job.wrong-kind", "Only an official account can be asked about many people.");

    /// <summary>One of the kind is under way.</summary>
    public static readonly Error Exists = new("job.exists", "Another job of the kind is under way.");

    /// <summary>Nobody is there to ask of.</summary>
    public static readonly Error Nobody = new("job.nobody", "There is nobody to ask about.");

    /// <summary>The former account must be an official account that the console knows, and another one.</summary>
    public static readonly Error NoFormer = new("job.no-former", "The former account must be another official account of the console.");

    /// <summary>What was wished is not possible in its state; another administrator was faster.</summary>
    public static readonly Error NotNow = new("job.not-now", "The job is not in a state for that any more.");

    /// <summary>The file holds a line that is no pair of OpenIDs.</summary>
    public static readonly Error BadLine = new("job.bad-line", "A line of the file is no pair of OpenIDs.");
}
