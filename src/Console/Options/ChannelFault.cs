namespace BlazorConsole.Options;

/// <summary>What is wrong with one setting of a channel.</summary>
/// <param name="Field">Its path below the channel, as the configuration writes it: <c>Push:Token</c>.</param>
/// <param name="Code">Names the sentence in <c>ChannelFaultTexts</c>.</param>
/// <param name="Value">Stands in the sentence where it has a place for it.</param>
internal sealed record ChannelFault(string Field, string Code, string Value = "");
