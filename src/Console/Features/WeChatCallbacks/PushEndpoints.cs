using BlazorConsole.Domain.WeChat;
using BlazorConsole.Hosting;
using BlazorConsole.WeChat;
using Microsoft.AspNetCore.Mvc;

namespace BlazorConsole.Features.WeChatCallbacks;

/// <summary>Where WeChat pushes what happens in a channel (protocol 9.3, 10). Who sent it, its signature says; nothing else is believed.</summary>
internal static class PushEndpoints
{
    private const int MaxBytes = 64 * 1024;

    public static IServiceCollection AddPushes(this IServiceCollection services)
    {
        services.AddSingleton<PushChannels>();
        services.AddSingleton<PushesInHand>();
        services.AddSingleton<NoteFollowing>();
        services.AddTransient<AnswerPush>();
        services.AddHostedService<SweepPushes>();
        // Its addresses carry signatures and OpenIDs: no logger of the framework writes them.
        services.AddHttpClient<ForwardPush>()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            })
            .RemoveAllLoggers();
        return services;
    }

    public static IEndpointRouteBuilder MapPushes(this IEndpointRouteBuilder routes)
    {
        var channel = routes.MapGroup($"{ConsoleUrls.WeChatPush}/{{channel}}")
            .WithMetadata(CookielessCalls.Instance, new RequestSizeLimitAttribute(MaxBytes));
        channel.MapGet("/", VerifyAsync);
        channel.MapPost("/", ReceiveAsync);
        return routes;
    }

    private static async Task<IResult> VerifyAsync(
        string channel, string? echostr, PushChannels channels, HttpRequest request, TimeProvider clock, CancellationToken cancellationToken) =>
        echostr is not null && await channels.FindAsync(channel, cancellationToken) is { } known && SignedPush.IsVerification(known, request.Query, clock.GetUtcNow())
            ? TypedResults.Text(echostr, "text/plain")
            : TypedResults.StatusCode(StatusCodes.Status403Forbidden);

    private static async Task<IResult> ReceiveAsync(
        string channel, PushChannels channels, AnswerPush answer, ChannelHealthNotes health, HttpContext http, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await ReadAsync(http.Request, cancellationToken) is not { } body)
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (await channels.FindAsync(channel, cancellationToken) is not { } known)
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        if (SignedPush.Open(known, http.Request.Query, body, clock.GetUtcNow()) is not { Succeeded: true } push)
        {
            // Apart from what was signed: anybody can send what is not.
            health.Note(known.Id, ChannelHealth.PushRefused, PushErrors.Refused.Code);
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        health.Note(known.Id, ChannelHealth.Push, ChannelHealth.Good);
        var answered = await answer.RunAsync(push.Value, http.Request, body);
        return TypedResults.Bytes(answered.Body, answered.ContentType);
    }

    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxBytes + 1];
        try
        {
            var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            return length <= MaxBytes ? buffer[..length] : null;
        }
        catch (BadHttpRequestException)
        {
            return null;
        }
    }
}
