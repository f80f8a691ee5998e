using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Domain.WeChat;

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
internal sealed partial class WeChatHttp(HttpClient http, ChannelHealthNotes health, ILogger<WeChatHttp> logger)
{
    /// <param name="channel">Whose call it is.</param>
    /// <param name="path">Without a leading slash, e.g. <c>sns/userinfo</c>.</param>
    /// <param name="query">Escaped, without the question mark.</param>
    /// <param name="type">How the answer is read.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public Task<Result<T>> GetAsync<T>(
        ChannelId channel, string path, string query, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class, IWeChatAnswer =>
        SendAsync(channel, path, () => http.GetAsync(new Uri($"{path}?{query}", UriKind.Relative), cancellationToken), type, cancellationToken);

    /// <param name="channel">Whose call it is.</param>
    /// <param name="path">Without a leading slash.</param>
    /// <param name="query">Escaped, without the question mark.</param>
    /// <param name="body">Sent as JSON.</param>
    /// <param name="bodyType">How the body is written.</param>
    /// <param name="type">How the answer is read.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public Task<Result<T>> PostAsync<TBody, T>(
        ChannelId channel, string path, string query, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> type,
        CancellationToken cancellationToken)
        where T : class, IWeChatAnswer =>
        SendAsync(channel, path, () => PostAsync(path, query, body, bodyType, cancellationToken), type, cancellationToken);

    /// <summary>A call that answers with a picture; what is none is an error as everywhere (protocol 0.2).</summary>
    public Task<Result<byte[]>> PostForImageAsync<TBody>(
        ChannelId channel, string path, string query, TBody body, JsonTypeInfo<TBody> bodyType, CancellationToken cancellationToken) =>
        SendAsync<byte[]>(
            channel, path,
            () => PostAsync(path, query, body, bodyType, cancellationToken),
            answer => answer is [0xFF, 0xD8, 0xFF, ..] ? answer : Read(channel, path, answer, WeChatJson.Default.ErrorAnswer).Error ?? Unusable(channel, path, "no picture"),
            cancellationToken);

    /// <summary>The answer is not one that the protocol allows.</summary>
    public Error Malformed(ChannelId channel, string path)
    {
        health.Note(channel, path, WeChatErrors.Malformed.Code);
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
        ChannelId channel, string path, Func<Task<HttpResponseMessage>> send, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class, IWeChatAnswer =>
        SendAsync(channel, path, send, answer => Read(channel, path, answer, type), cancellationToken);

    // The content type says nothing: /sns answers are text/plain (protocol 0.2).
    private Result<T> Read<T>(ChannelId channel, string path, byte[] body, JsonTypeInfo<T> type)
        where T : class, IWeChatAnswer => JsonSerializer.Deserialize(body, type) switch
        {
            null => Unusable(channel, path, "null"),
            { ErrorCode: { } code and not 0 } => Refused(channel, path, code, body),
            { } answer => answer,
        };

    private async Task<Result<T>> SendAsync<T>(
        ChannelId channel, string path, Func<Task<HttpResponseMessage>> send, Func<byte[], Result<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            using var response = await send();
            if (response.Headers.Date is { } date)
                health.SeeClock(date);
            // Business errors come with 200 too (protocol 0.2); another status is a fault of a gateway.
            if (!response.IsSuccessStatusCode)
                return Unusable(channel, path, $"status {(int)response.StatusCode}");

            var answer = read(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            if (answer.Succeeded)
                health.Note(channel, path, ChannelHealth.Good);
            return answer;
        }
        catch (JsonException)
        {
            return Unusable(channel, path, "not JSON");
        }
        catch (HttpRequestException failure)
        {
            return Unusable(channel, path, failure.HttpRequestError.ToString());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unusable(channel, path, "no answer in time");
        }
    }

    private Error Unusable(ChannelId channel, string path, string why)
    {
        health.Note(channel, path, WeChatErrors.Unavailable.Code);
        Log.Unusable(logger, path, why);
        return WeChatErrors.Unavailable;
    }

    private Error Refused(ChannelId channel, string path, int errorCode, byte[] body)
    {
        Log.Refused(logger, path, errorCode);
        var error = WeChatErrors.Of(errorCode);
        health.Note(channel, path, error.Code, errorCode, errorCode is ErrorCode.IpNotAllowed ? NamedAddress.In(body) : null);
        return error;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2101, Level = LogLevel.Warning, Message = "WeChat gave no usable answer to {Path}: {Why}.")]
        public static partial void Unusable(ILogger logger, string path, string why);

        [LoggerMessage(EventId = 2102, Level = LogLevel.Warning, Message = "WeChat refused {Path} with errcode {ErrorCode}.")]
        public static partial void Refused(ILogger logger, string path, int errorCode);
    }
}
