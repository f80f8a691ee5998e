using Microsoft.AspNetCore.Http;

namespace BlazorConsole.Integration.Tests.WeChatCallbacks;

/// <summary>What the company's own address received.</summary>
internal sealed record ReceivedThere(string Query, string Type, byte[] Body, bool HasCookie);

/// <summary>A console that hands pushes on to a company's own address.</summary>
public sealed class ForwardingConsole : IAsyncLifetime
{
    private ConsoleDoor? _company;

    public FollowedConsole Followed { get; } = new();

    public string Address => _company!.Address;

    internal List<ReceivedThere> Received { get; } = [];

    internal RequestDelegate Answer { get; set; } = _ => Task.CompletedTask;

    public async Task InitializeAsync()
    {
        _company = await ConsoleDoor.OpenAsync(0, async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            Received.Add(new(context.Request.QueryString.Value!, context.Request.ContentType!, body.ToArray(), context.Request.Headers.Cookie.Count > 0));
            await Answer(context);
        });
        Followed.Console.Settings["Channels:official:Push:Forward"] = $"{Address}/wechat?tenant=7";
        await Followed.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await Followed.DisposeAsync();
        await _company!.DisposeAsync();
    }
}
