using BlazorConsole.Options;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;

namespace BlazorConsole.WeChat;

/// <summary>
/// Bounds every call to WeChat: the whole answer is read within the timeout and within a size, and a WeChat that keeps failing is
/// left alone for a while, so that people get their page at once instead of waiting with it. Nothing is retried here: a code works
/// once.
/// </summary>
internal sealed class WeChatResilience : DelegatingHandler
{
    /// <summary>WeChat's answers stay far below this, pictures of codes too.</summary>
    private const int MaxAnswerBytes = 256 * 1024;

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    public WeChatResilience(IOptions<WeChatOptions> options, WeChatBreaker breaker)
    {
        _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddPipeline(breaker.Pipeline)
            .AddTimeout(options.Value.Timeout)
            .Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(async token => await ReadWholeAsync(request, token), cancellationToken);
        }
        catch (Exception refused) when (refused is BrokenCircuitException or Polly.Timeout.TimeoutRejectedException)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, refused.GetType().Name, refused);
        }
    }

    private async Task<HttpResponseMessage> ReadWholeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxAnswerBytes, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}

/// <summary>The circuit breaker that all calls to WeChat share, whatever handler carries them.</summary>
internal sealed class WeChatBreaker(TimeProvider clock)
{
    public ResiliencePipeline<HttpResponseMessage> Pipeline { get; } =
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = outcome => ValueTask.FromResult(
                    outcome.Outcome.Exception is HttpRequestException or Polly.Timeout.TimeoutRejectedException
                    || outcome.Outcome.Result is { IsSuccessStatusCode: false }),
                FailureRatio = 0.8,
                MinimumThroughput = 20,
                SamplingDuration = TimeSpan.FromSeconds(10),
                BreakDuration = TimeSpan.FromSeconds(5),
            })
            .Build();
}
