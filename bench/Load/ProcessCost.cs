using System.Diagnostics;

namespace BlazorConsole.Load;

/// <summary>What a process used between two moments.</summary>
internal sealed class ProcessCost(Process process)
{
    private TimeSpan _before;

    public TimeSpan Used { get; private set; }

    /// <summary>The most memory it ever held, in MiB.</summary>
    public double PeakMebibytes { get; private set; }

    public void Begin()
    {
        process.Refresh();
        _before = process.TotalProcessorTime;
    }

    public void End()
    {
        process.Refresh();
        Used = process.TotalProcessorTime - _before;
        PeakMebibytes = process.PeakWorkingSet64 / 1048576.0;
    }
}
