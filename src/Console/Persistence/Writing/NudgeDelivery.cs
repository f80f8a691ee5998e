using System.Security.Cryptography;

namespace BlazorConsole.Persistence.Writing;

/// <summary>Hands nudges to those who listen in this process, wherever the write happened.</summary>
internal sealed partial class NudgeDelivery(IEnumerable<INudgeListener> listeners, ILogger<NudgeDelivery> logger)
{
    private readonly INudgeListener[] _listeners = [.. listeners];

    /// <summary>Tells this process from the others on the same database; another one after every start.</summary>
    public long Process { get; } = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));

    public void Tell(IEnumerable<Nudge> nudges)
    {
        foreach (var nudge in nudges)
        {
            foreach (var listener in _listeners)
            {
                try
                {
                    listener.Hear(nudge);
                }
                catch (Exception failure)
                {
                    // A nudge is never worth a write: whoever missed it reads the state again.
                    Log.NudgeLost(logger, failure, nudge.GetType().Name);
                }
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2001, Level = LogLevel.Error, Message = "A listener failed to hear {Nudge}.")]
        public static partial void NudgeLost(ILogger logger, Exception failure, string nudge);
    }
}
