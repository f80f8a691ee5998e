namespace BlazorConsole.Domain.Shared;

/// <summary>An expected refusal: something a caller may meet without anything being broken.</summary>
/// <param name="Code">Stable and public, e.g. <c>ticket.expired</c>; pages and clients choose their text by it.</param>
/// <param name="Message">One English sentence for logs and developers; never holds a secret or a personal value.</param>
public sealed record Error(string Code, string Message);
