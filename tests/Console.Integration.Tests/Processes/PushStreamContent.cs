using System.Net;
using System.Text;

namespace BlazorConsole.Integration.Tests.Processes;

/// <summary>A body without an end, for as long as somebody takes it.</summary>
internal sealed class PushStreamContent : HttpContent
{
    private readonly TimeSpan _limit;

    public PushStreamContent(TimeSpan limit)
    {
        _limit = limit;
        Headers.ContentType = new("application/json");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        using var limit = new CancellationTokenSource(_limit);
        var piece = Encoding.ASCII.GetBytes(new string(' ', 4096));
        while (!limit.IsCancellationRequested)
            await stream.WriteAsync(piece, limit.Token);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
