using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BlazorConsole.Integration.Tests.WeChatCallbacks;

/// <summary>A real port in front of something that has none: WeChat pushes to addresses.</summary>
internal sealed class ConsoleDoor : IAsyncDisposable
{
    private readonly WebApplication _door;

    private ConsoleDoor(WebApplication door) => _door = door;

    public string Address => _door.Urls.Single();

    /// <param name="port">Where; 0 for any.</param>
    /// <param name="answer">What happens to a request.</param>
    public static async Task<ConsoleDoor> OpenAsync(int port, RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var door = builder.Build();
        door.Run(answer);
        await door.StartAsync();
        return new ConsoleDoor(door);
    }

    /// <summary>In front of the console, at its public port.</summary>
    public static Task<ConsoleDoor> BeforeAsync(RunningConsole console) => OpenAsync(new Uri(console.Origin).Port, async context =>
    {
        using var client = console.Server.CreateClient();
        client.BaseAddress = new Uri(console.Origin);
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), context.Request.Path + context.Request.QueryString);
        if (HttpMethods.IsPost(context.Request.Method))
        {
            request.Content = new StreamContent(context.Request.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        }

        using var answer = await client.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    });

    public ValueTask DisposeAsync() => _door.DisposeAsync();
}
