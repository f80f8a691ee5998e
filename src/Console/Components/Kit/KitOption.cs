namespace BlazorConsole.Components.Kit;

/// <summary>Something that can be chosen.</summary>
/// <param name="Value">What is chosen.</param>
/// <param name="Word">What it is called.</param>
/// <param name="Sentence">What it means.</param>
public sealed record KitOption<TValue>(TValue Value, string Word, string? Sentence = null);
