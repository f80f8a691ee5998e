using System.Collections.Concurrent;

namespace BlazorConsole.Load;

/// <summary>What the kills cost those who were signing in.</summary>
internal sealed class Losses
{
    private readonly ConcurrentDictionary<Step, int> _lost = new();
    private readonly ConcurrentDictionary<Step, int> _refused = new();
    private int _renewed;

    /// <summary>Codes that were asked for anew because the answer with the scan token of the phone's web page was lost.</summary>
    public int RenewedCodes => _renewed;

    public int LostAnswers(Step step) => _lost.GetValueOrDefault(step);

    /// <summary>Confirmed sign-ins that the screen never got.</summary>
    public int RefusedAnswers(Step step) => _refused.GetValueOrDefault(step);

    public void Lost(Step step) => _lost.AddOrUpdate(step, 1, (_, count) => count + 1);

    public void Refused(Step step) => _refused.AddOrUpdate(step, 1, (_, count) => count + 1);

    public void Renewed() => Interlocked.Increment(ref _renewed);
}
