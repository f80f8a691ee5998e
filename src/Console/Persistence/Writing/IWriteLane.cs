namespace BlazorConsole.Persistence.Writing;

/// <summary>
/// The only way to write. Work runs inside a transaction on an open context, loads its facts there, touches nothing but the database
/// and may be run again; the task completes when its result is durable, and nudges go out after that.
/// </summary>
internal interface IWriteLane
{
    /// <exception cref="WriteLaneBusyException">Too much waits, or the database stayed locked: nothing was written.</exception>
    Task<T> RunAsync<T>(Func<LaneItem, CancellationToken, Task<T>> work, CancellationToken cancellationToken = default);
}
