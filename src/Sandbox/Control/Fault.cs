using System.Text.Json.Serialization;

namespace BlazorConsole.Sandbox.Control;

[JsonConverter(typeof(JsonStringEnumConverter<FaultKind>))]
internal enum FaultKind
{
    [JsonStringEnumMemberName("errcode")]
    ErrCode,
    [JsonStringEnumMemberName("html502")]
    Html502,
    [JsonStringEnumMemberName("empty")]
    Empty,
    [JsonStringEnumMemberName("truncated")]
    Truncated,
    [JsonStringEnumMemberName("huge")]
    Huge,
    [JsonStringEnumMemberName("slow")]
    Slow,
    [JsonStringEnumMemberName("reset")]
    Reset,
}

/// <summary>What goes wrong at one path: the next <see cref="Times"/> times, or until it is deleted.</summary>
internal sealed record Fault(string Path, FaultKind Kind, int? ErrCode = null, int? DelayMs = null, int? Times = null);
