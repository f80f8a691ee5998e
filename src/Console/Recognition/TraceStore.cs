using System.Text.Json;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Persistence.Secrets;

namespace BlazorConsole.Recognition;

/// <summary>Traces as they are stored: JSON under the origin's own key, so that erasing the key erases whom they speak of.</summary>
internal sealed class TraceStore(Keyring keyring)
{
    private const string Purpose = "trace";

    public byte[] Seal(OriginKey key, Trace trace)
    {
        var stored = new Stored(trace.RulesVersion, trace.UnionId?.Value, trace.Standing, trace.Phone, trace.Lines);
        return keyring.Seal(key, JsonSerializer.SerializeToUtf8Bytes(stored), Purpose);
    }

    public Trace Open(OriginKey key, byte[] box)
    {
        var stored = JsonSerializer.Deserialize<Stored>(keyring.Open(key, box, Purpose))!;
        return new Trace(
            stored.RulesVersion, stored.UnionId is { } unionId ? UnionId.Parse(unionId) : null, stored.Standing, stored.Phone, stored.Lines);
    }

    private sealed record Stored(int RulesVersion, string? UnionId, UnionIdStanding Standing, PhoneStanding Phone, IReadOnlyList<TraceLine> Lines);
}
