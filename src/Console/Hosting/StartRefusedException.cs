namespace BlazorConsole.Hosting;

/// <summary>The console cannot start, for a reason that one sentence tells: printed without a stack trace.</summary>
internal sealed class StartRefusedException(string sentence) : Exception(sentence);
