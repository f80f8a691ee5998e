using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BlazorConsole.Domain.Shared;

namespace BlazorConsole.WeChat;

/// <summary>An answer of WeChat's servers: every one of them may be an error instead, with status 200 (protocol 0.2).</summary>
internal interface IWeChatAnswer
{
    int? ErrorCode { get; }
}

/// <summary>
/// One request to WeChat's servers and its answer. An <c>errcode</c>, a gateway page or a cut answer is an <see cref="Error"/>, never an
/// exception; addresses and bodies carry secrets and codes, and are logged nowhere.
/// </summary>
internal sealed partial class WeChatHttp(HttpClient http, ILogger<WeChatHttp> logger)
{
    /// <param name="path">Without a leading slash, e.g. <c>sns/userinfo</c>.</param>
    /// <param name="query">Escaped, without the question mark.</param>
    /// <param name="type">How the answer is read.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public Task<Result<T>> GetAsync<T>(string path, string query, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class, IWeChatAnswer =>
        SendAsync(path, () => http.GetAsync(new Uri($"{path}?{query}", UriKind.Relative), cancellationToken), type, cancellationToken);

    /// <param name="path">Without a leading slash.</param>
    /// <param name="query">Escaped, without the question mark.</param>
    /// <param name="body">Sent as JSON.</param>
    /// <param name="bodyType">How the body is written.</param>
    /// <param name="type">How the answer is read.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public Task<Result<T>> PostAsync<TBody, T>(
        string path, string query, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class, IWeChatAnswer =>
        SendAsync(path, () => PostAsync(path, query, body, bodyType, cancellationToken), type, cancellationToken);

    /// <summary>A call that answers with a picture; what is none is an error as everywhere (protocol 0.2).</summary>
    public Task<Result<byte[]>> PostForImageAsync<TBody>(
        string path, string query, TBody body, JsonTypeInfo<TBody> bodyType, CancellationToken cancellationToken) =>
        SendAsync<byte[]>(
            path,
            () => PostAsync(path, query, body, bodyType, cancellationToken),
            answer => answer is [0xFF, 0xD8, 0xFF, ..] ? answer : Read(path, answer, WeChatJson.Default.ErrorAnswer).Error ?? Unusable(path, "no picture"),
            cancellationToken);

    /// <summary>The answer is not one that the protocol allows.</summary>
    public Error Malformed(string path)
    {
        Log.Unusable(logger, path, "ids missing or malformed");
        return WeChatErrors.Malformed;
    }

    private async Task<HttpResponseMessage> PostAsync<TBody>(
        string path, string query, TBody body, JsonTypeInfo<TBody> bodyType, CancellationToken cancellationToken)
    {
        using var content = JsonContent.Create(body, bodyType);
        // With its length: gateways refuse a chunked body.
        await content.LoadIntoBufferAsync(cancellationToken);
        return await http.PostAsync(new Uri($"{path}?{query}", UriKind.Relative), content, cancellationToken);
    }

    private Task<Result<T>> SendAsync<T>(
        string path, Func<Task<HttpResponseMessage>> send, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class, IWeChatAnswer =>
        SendAsync(path, send, answer => Read(path, answer, type), cancellationToken);

    // The content type says nothing: /sns answers are text/plain (protocol 0.2).
    private Result<T> Read<T>(string path, byte[] body, JsonTypeInfo<T> type)
        where T : class, IWeChatAnswer => JsonSerializer.Deserialize(body, type) switch
        {
            null => Unusable(path, "null"),
            { ErrorCode: { } code and not 0 } => Refused(path, code),
            { } answer => answer,
        };

    private async Task<Result<T>> SendAsync<T>(
        string path, Func<Task<HttpResponseMessage>> send, Func<byte[], Result<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            using var response = await send();
            // Business errors come with 200 too (protocol 0.2); another status is a fault of a gateway.
            return response.IsSuccessStatusCode
                ? read(await response.Content.ReadAsByteArrayAsync(cancellationToken))
                : Unusable(path, $"status {(int)response.StatusCode}");
        }
        catch (JsonException)
        {
            return Unusable(path, "not JSON");
        }
        catch (HttpRequestException failure)
        {
            return Unusable(path, failure.HttpRequestError.ToString());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unusable(path, "no answer in time");
        }
    }

    private Error Unusable(string path, string why)
    {
        Log.Unusable(logger, path, why);
        return WeChatErrors.Unavailable;
    }

    private Error Refused(string path, int errorCode)
    {
        Log.Refused(logger, path, errorCode);
        return WeChatErrors.Of(errorCode);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2101, Level = LogLevel.Warning, Message = "WeChat gave no usable answer to {Path}: {Why}.")]
        public static partial void Unusable(ILogger logger, string path, string why);

        [LoggerMessage(EventId = 2102, Level = LogLevel.Warning, Message = "WeChat refused {Path} with errcode {ErrorCode}.")]
        public static partial void Refused(ILogger logger, string path, int errorCode);
    }
}
