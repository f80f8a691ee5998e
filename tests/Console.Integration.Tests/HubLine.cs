using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace BlazorConsole.Integration.Tests;

/// <summary>The sign-in hub as a browser speaks to it: SignalR's JSON protocol over a WebSocket.</summary>
internal sealed class HubLine : IDisposable
{
    private const char EndOfMessage = '\u001e';

    private readonly WebSocket _socket;
    private readonly Queue<JsonNode> _told = new();

    private HubLine(WebSocket socket) => _socket = socket;

    /// <summary>How often this line was told something that <see cref="ToldAsync"/> has not returned yet.</summary>
    public int Untold => _told.Count;

    public static async Task<HubLine> OpenAsync(WebSocket socket)
    {
        var line = new HubLine(socket);
        await line.SendAsync("""{"protocol":"json","version":1}""");
        await line.ReceiveAsync(Limit());
        return line;
    }

    public async Task<JsonNode> WatchAsync(string ticket) =>
        await AskAsync(ticket) ?? throw new InvalidOperationException("The hub does not know the ticket.");

    public async Task<JsonNode?> AskAsync(string ticket)
    {
        await SendAsync($$"""{"type":1,"invocationId":"1","target":"Watch","arguments":["{{ticket}}"]}""");
        while (true)
        {
            var message = await ReceiveAsync(Limit());
            if ((int?)message["type"] is 3)
                return message["result"];
            _told.Enqueue(message);
        }
    }

    /// <summary>The next thing that the hub tells by itself, within <paramref name="limit"/>.</summary>
    public async Task<JsonNode> ToldAsync(TimeSpan? limit = null) =>
        _told.TryDequeue(out var told) ? told : await ReceiveAsync(Limit(limit));

    /// <summary>Waits for the hub's sign of life, which comes when it has nothing to tell.</summary>
    public async Task PingedAsync(TimeSpan limit)
    {
        while (JsonNode.Parse(await ReceiveTextAsync(Limit(limit))) is not { } message || (int?)message["type"] is not 6)
        {
            // Something else was told meanwhile.
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task SendAsync(string message) =>
        await _socket.SendAsync(Encoding.UTF8.GetBytes(message + EndOfMessage), WebSocketMessageType.Text, endOfMessage: true, Limit());

    private async Task<JsonNode> ReceiveAsync(CancellationToken limit)
    {
        while (true)
        {
            var text = await ReceiveTextAsync(limit);
            // Pings come between the messages.
            if (JsonNode.Parse(text) is { } message && (int?)message["type"] is not 6)
                return message;
        }
    }

    private async Task<string> ReceiveTextAsync(CancellationToken limit)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (true)
        {
            await _socket.ReceiveAsync(one, limit);
            if (one[0] == EndOfMessage)
                return text.ToString();
            text.Append((char)one[0]);
        }
    }

    private static CancellationToken Limit(TimeSpan? limit = null) => new CancellationTokenSource(limit ?? TimeSpan.FromSeconds(10)).Token;
}
