namespace BlazorConsole.Persistence.Writing;

/// <summary>Nothing was written: the lane is full or the database stayed locked. Answered with 503 and Retry-After.</summary>
internal sealed class WriteLaneBusyException(string message, Exception? cause = null) : Exception(message, cause);
