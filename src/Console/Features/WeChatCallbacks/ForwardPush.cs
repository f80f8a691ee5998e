using System.Net.Http.Headers;

namespace BlazorConsole.Features.WeChatCallbacks;

/// <summary>What answers a push.</summary>
internal sealed record PushAnswer(byte[] Body, string ContentType)
{
    public static readonly PushAnswer Nothing = new("success"u8.ToArray(), "text/plain");
}

/// <summary>
/// Hands a push on to the company's own address, byte for byte and with its query, and brings the answer back. Whatever goes wrong there,
/// WeChat hears "success": it would only ask again, and the person would read that the account is out of service.
/// </summary>
internal sealed partial class ForwardPush(HttpClient http, ILogger<ForwardPush> logger)
{
    /// <summary>RFC 9110, 7.6.3: who was here before. A push that comes back to us goes no further.</summary>
    private const string Via = "Via";

    private const string Name = "blazor-console";

    private const int MaxAnswerBytes = 64 * 1024;

    public static bool WasHere(HttpRequest request) => request.Headers[Via].ToString().Contains(Name, StringComparison.OrdinalIgnoreCase);

    public async Task<PushAnswer> RunAsync(PushChannel channel, string query, string? contentType, byte[] body, CancellationToken cancellationToken)
    {
        if (channel.Forward is null)
            return PushAnswer.Nothing;
        try
        {
            return await SendAsync(channel, query, contentType, body, cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            Log.Failed(logger, channel.Key, failure is OperationCanceledException ? "no answer in time" : "no usable answer");
            return PushAnswer.Nothing;
        }
    }

    private async Task<PushAnswer> SendAsync(
        PushChannel channel, string query, string? contentType, byte[] body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, WithQuery(channel.Forward!, query)) { Content = new ByteArrayContent(body) };
        if (contentType is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        request.Headers.Via.Add(new ViaHeaderValue("1.1", Name));
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            Log.Failed(logger, channel.Key, $"status {(int)response.StatusCode}");
            return PushAnswer.Nothing;
        }

        await response.Content.LoadIntoBufferAsync(MaxAnswerBytes, cancellationToken);
        var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new PushAnswer(answer, response.Content.Headers.ContentType?.ToString() ?? "text/plain");
    }

    // The address may have a query of its own; WeChat's goes behind it as it came.
    private static Uri WithQuery(Uri address, string query) =>
        new(address.Query.Length > 0 ? $"{address.AbsoluteUri}&{query.TrimStart('?')}" : address.AbsoluteUri + query);

    private static partial class Log
    {
        [LoggerMessage(EventId = 2301, Level = LogLevel.Warning, Message = "A push of {Channel} was not taken by Push:Forward: {Why}.")]
        public static partial void Failed(ILogger logger, string channel, string why);
    }
}
