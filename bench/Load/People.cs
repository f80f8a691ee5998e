using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;

namespace BlazorConsole.Load;

/// <summary>Who signs in next: so many percent are people whose last sign-in has ended, the others are new.</summary>
internal sealed class People(int returningPercent)
{
    // Not from 1: a running console may know people of an earlier run, and these must be new to it.
    private readonly int _first = RandomNumberGenerator.GetInt32(1, 899_000_000);
    private readonly ConcurrentQueue<string> _cameBefore = new();
    private int _new;

    /// <param name="number">Of the sign-in, from 0.</param>
    public (string Person, bool CameBefore) Next(int number)
    {
        var returns = (long)(number + 1) * returningPercent / 100 > (long)number * returningPercent / 100;
        return returns && _cameBefore.TryDequeue(out var person)
            ? (person, true)
            : ($"load-{(_first + Interlocked.Increment(ref _new)).ToString(CultureInfo.InvariantCulture)}", false);
    }

    public void Came(string person) => _cameBefore.Enqueue(person);
}
