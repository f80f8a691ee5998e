using System.Net;

namespace BlazorConsole.Sandbox.Hosting;

/// <summary>The way to the console: nothing is followed, unpacked or remembered on it, because a browser behind it does all that itself.</summary>
internal sealed class ConsoleConnection : IDisposable
{
    private readonly HttpMessageInvoker _invoker = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
    });

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation) => _invoker.SendAsync(request, cancellation);

    public void Dispose() => _invoker.Dispose();
}
