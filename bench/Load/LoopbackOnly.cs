namespace BlazorConsole.Load;

/// <summary>Lets no request leave this machine, wherever a redirect may point.</summary>
internal sealed class LoopbackOnly() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.RequestUri is { IsLoopback: true }
            ? base.SendAsync(request, cancellationToken)
            : throw new InvalidOperationException($"{request.RequestUri} is not on this machine.");
}
