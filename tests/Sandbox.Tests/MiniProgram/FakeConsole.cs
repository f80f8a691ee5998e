using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using BlazorConsole.Sandbox.Tests.WebView;
using BlazorConsole.Sandbox.Tests.WeChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BlazorConsole.Sandbox.Tests.MiniProgram;

/// <summary>Answers the mini-program API as the console does, asking the sandbox's WeChat for everything; the ticket says how it behaves.</summary>
internal sealed class FakeConsole : IAsyncDisposable
{
    private const string Api = "/api/v1/mini-program";

    private readonly ConcurrentDictionary<string, (string Ticket, string OpenId)> _scans = new(StringComparer.Ordinal);
    private readonly RunningSandbox _sandbox;
    private Upstream? _upstream;

    private FakeConsole(RunningSandbox sandbox) => _sandbox = sandbox;

    /// <summary>The number that WeChat gave last.</summary>
    public string? PhoneNumber { get; private set; }

    public static async Task<FakeConsole> StartAsync(RunningSandbox sandbox)
    {
        var console = new FakeConsole(sandbox);
        console._upstream = await Upstream.StartAsync(sandbox.Origins, app =>
        {
            app.MapPost($"{Api}/scan", console.ScanAsync);
            app.MapPost($"{Api}/confirm", console.ConfirmAsync);
            app.MapPost($"{Api}/deny", () => Results.NoContent());
        });
        return console;
    }

    public Received Request(string verb) => _upstream!.Requests[$"{Api}/{verb}"];

    public ValueTask DisposeAsync() => _upstream!.DisposeAsync();

    private async Task<IResult> ScanAsync()
    {
        var sent = Sent("scan");
        var ticket = (string)sent["ticket"]!;
        if (ticket.StartsWith("expired", StringComparison.Ordinal))
            return Problem(410, "ticket.expired");
        var session = await _sandbox.SessionAsync((string)sent["code"]!);
        if (session["openid"] is not { } openId)
            return Problem(400, "wechat.code-refused");

        _scans["token"] = (ticket, (string)openId!);
        return Results.Ok(new
        {
            scanToken = "token",
            asker = new { site = "Acme Shop", browser = "Chrome", system = "Windows", city = (string?)null, secondsAgo = 3 },
            phone = ticket.StartsWith("optional", StringComparison.Ordinal) ? "optional" : "required",
            agreements = ticket.StartsWith("terms", StringComparison.Ordinal)
                ? new[] { new { key = "terms", title = "Terms of service", version = "1", url = "https://shop.example/terms", accepted = false } }
                : [],
            expiresIn = 300_000,
            back = "screen",
            number = (int?)null,
            purpose = "sign-in",
        });
    }

    private async Task<IResult> ConfirmAsync()
    {
        var sent = Sent("confirm");
        var (ticket, openId) = _scans[(string)sent["scanToken"]!];
        if (ticket.StartsWith("terms", StringComparison.Ordinal) && sent["agreements"]!.AsArray().Count == 0)
            return Problem(400, "agreement.required");
        if (sent["phoneCode"] is { } code)
        {
            var answer = await _sandbox.PhoneNumberAsync(new { code = (string)code!, openid = openId });
            if ((int)answer["errcode"]! != 0)
                return Problem(400, "phone.refused");
            PhoneNumber = (string?)answer["phone_info"]!["phoneNumber"];
        }
        if (ticket.StartsWith("question", StringComparison.Ordinal) && sent["answer"] is null)
            return Results.Ok(new { decision = "ask", question = new { kind = "known-number", hint = (string?)null, options = new[] { "separately" } } });
        return Results.Ok(new { decision = "approved" });
    }

    private JsonNode Sent(string verb) => JsonNode.Parse(Request(verb).Body)!;

    private static IResult Problem(int status, string code) =>
        Results.Problem(statusCode: status, title: code, detail: "A sentence.", extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code });
}
