using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Features.Channels;
using BlazorConsole.Features.Channels.Leases;
using BlazorConsole.Persistence.Writing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Integration.Tests.Channels;

/// <summary>Another system of the company gets a channel's access token with a key of its own, and nobody else does.</summary>
public sealed class LeaseTests
{
    private static readonly ClaimsPrincipal Administrator =
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, "admin")], IdentityConstants.ApplicationScheme));

    [Fact]
    public async Task Key_OfTheChannel_GetsATokenThatWeChatTakes()
    {
        await using var own = await OwnConsole.StartAsync();
        var key = await MakeAsync(own.Console, "mini", "Shop");

        using var answer = await AskAsync(own.Console, "mini", key);

        var token = await answer.Content.ReadFromJsonAsync<JsonNode>();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.InRange((int)token!["expires_in"]!, 7000, 7200);
        Assert.Equal(0, await own.Console.TryTokenAsync((string)token["access_token"]!));

        own.Console.Clock.Advance(TimeSpan.FromMinutes(90));
        using var later = await AskAsync(own.Console, "mini", key);
        Assert.InRange((int)(await later.Content.ReadFromJsonAsync<JsonNode>())!["expires_in"]!, 1700, 1800);
    }

    [Fact]
    public async Task Request_WithoutTheRightKey_IsRefusedAndNobodyIsToldWhy()
    {
        await using var own = await OwnConsole.StartAsync();
        var key = await MakeAsync(own.Console, "mini", "Shop");
        var answers = new List<string>();
        foreach (var (channel, text) in ((string, string?)[])[
            ("mini", null), ("mini", "lease_short"), ("mini", LeaseKey.New().Text), ("official", key), ("nowhere", key), ("mini", key["lease_".Length..])])
        {
            using var refused = await AskAsync(own.Console, channel, text);
            Assert.Equal("Bearer", refused.Headers.WwwAuthenticate.ToString());
            Assert.True(refused.Headers.CacheControl!.NoStore);
            Assert.Equal("lease.refused", await refused.RefusalAsync(HttpStatusCode.Unauthorized));
            answers.Add(await refused.Content.ReadAsStringAsync());
        }

        Assert.Single(answers.Select(WithoutTrace).Distinct(StringComparer.Ordinal));
        Assert.Empty(await own.Console.WeChatLogAsync("/cgi-bin/stable_token"));
    }

    [Fact]
    public async Task Key_ThatIsRevokedOrOfAChannelThatIsOff_OpensNothing()
    {
        await using var own = await OwnConsole.StartAsync();
        var key = await MakeAsync(own.Console, "mini", "Shop");
        var lease = Assert.Single(await own.Console.ReadAsync(context => context.TokenLeases.ToListAsync()));
        await using var scope = own.Console.Services.CreateAsyncScope();

        Assert.Equal(SaveChannel.Forbidden, await scope.ServiceProvider.GetRequiredService<RevokeLease>().RunAsync(lease.Id, new ClaimsPrincipal(new ClaimsIdentity())));
        using var before = await AskAsync(own.Console, "mini", key);
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        await SwitchAsync(own.Console, on: false);
        using var off = await AskAsync(own.Console, "mini", key);
        Assert.Equal("lease.refused", await off.RefusalAsync(HttpStatusCode.Unauthorized));
        await SwitchAsync(own.Console, on: true);

        Assert.Null(await scope.ServiceProvider.GetRequiredService<RevokeLease>().RunAsync(lease.Id, Administrator));
        using var after = await AskAsync(own.Console, "mini", key);
        Assert.Equal("lease.refused", await after.RefusalAsync(HttpStatusCode.Unauthorized));
        Assert.Equal(LeaseErrors.Gone, await scope.ServiceProvider.GetRequiredService<RevokeLease>().RunAsync(lease.Id, Administrator));
    }

    [Fact]
    public async Task Key_IsMadeByAdministratorsAlone_AndStoredAsAHash()
    {
        await using var own = await OwnConsole.StartAsync();
        await using var scope = own.Console.Services.CreateAsyncScope();
        var make = scope.ServiceProvider.GetRequiredService<MakeLease>();
        var channel = await ChannelAsync(own.Console, "mini");

        Assert.Equal(SaveChannel.Forbidden, (await make.RunAsync(channel.Id, "Shop", new ClaimsPrincipal(new ClaimsIdentity()))).Error);
        Assert.Equal(LeaseErrors.SystemMissing, (await make.RunAsync(channel.Id, "  ", Administrator)).Error);
        Assert.Equal(LeaseErrors.SystemMissing, (await make.RunAsync(channel.Id, new string('s', 65), Administrator)).Error);
        var key = (await make.RunAsync(channel.Id, "Shop", Administrator)).Value!;
        using var used = await AskAsync(own.Console, "mini", key);
        await own.Console.StopAsync();

        var bytes = Encoding.ASCII.GetBytes(key["lease_".Length..]);
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(own.Console.DatabaseFile)!))
            Assert.False((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(bytes) >= 0, file);
        Assert.DoesNotContain(key, own.Console.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Use_IsAuditedOnceAnHour()
    {
        await using var own = await OwnConsole.StartAsync();
        var key = await MakeAsync(own.Console, "mini", "Shop");
        for (var minute = 0; minute < 61; minute += 20)
        {
            using var answer = await AskAsync(own.Console, "mini", key);
            own.Console.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        var entries = await own.Console.ReadAsync(context => context.AuditEntries.Where(entry => entry.Target == "mini").OrderBy(entry => entry.At)
            .Select(entry => $"{entry.Actor} {entry.Action}").ToListAsync());

        Assert.Equal(["admin channel.lease-made", "lease:Shop lease.used", "lease:Shop lease.used"], entries);
    }

    [Fact]
    public async Task Report_OfTheTokenWeHold_ReplacesItOnceAndOfAnotherNever()
    {
        await using var own = await OwnConsole.StartAsync();
        var key = await MakeAsync(own.Console, "mini", "Shop");
        var first = await TokenAsync(own.Console, key);

        using var other = await ReportAsync(own.Console, key, new { access_token = "89_another" });
        Assert.Equal(HttpStatusCode.NoContent, other.StatusCode);
        Assert.Equal(first, await TokenAsync(own.Console, key));

        using var reported = await ReportAsync(own.Console, key, new { access_token = first });
        Assert.Equal(HttpStatusCode.NoContent, reported.StatusCode);
        var second = await TokenAsync(own.Console, key);
        Assert.NotEqual(first, second);

        using var again = await ReportAsync(own.Console, key, new { sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(second))) });
        Assert.Equal(second, await TokenAsync(own.Console, key));
        using var stranger = await ReportAsync(own.Console, LeaseKey.New().Text, new { access_token = second });
        Assert.Equal("lease.refused", await stranger.RefusalAsync(HttpStatusCode.Unauthorized));
        using var nonsense = await ReportAsync(own.Console, key, new { sha256 = "xyz" });
        Assert.Equal("request.invalid", await nonsense.RefusalAsync(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Requests_ByTheHundred_AreTooMany()
    {
        await using var own = await OwnConsole.StartAsync();
        for (var number = 0; number < 120; number++)
            (await AskAsync(own.Console, "mini", null)).Dispose();

        using var refused = await AskAsync(own.Console, "mini", null);

        Assert.Equal("lease.too-many", await refused.RefusalAsync(HttpStatusCode.TooManyRequests));
    }

    private static Task<Channel> ChannelAsync(RunningConsole console, string key) =>
        console.ReadAsync(context => context.Channels.SingleAsync(channel => channel.Key == key));

    private static Task<bool> SwitchAsync(RunningConsole console, bool on) => console.Services.GetRequiredService<IWriteLane>().RunAsync(async (item, token) =>
    {
        (await item.Context.Channels.AsTracking().SingleAsync(channel => channel.Key == "mini", token)).Switch(on);
        return on;
    });

    private static async Task<string> MakeAsync(RunningConsole console, string channel, string system)
    {
        await using var scope = console.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<MakeLease>().RunAsync((await ChannelAsync(console, channel)).Id, system, Administrator)).Value!;
    }

    private static async Task<string> TokenAsync(RunningConsole console, string key)
    {
        using var answer = await AskAsync(console, "mini", key);
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["access_token"]!;
    }

    private static Task<HttpResponseMessage> AskAsync(RunningConsole console, string channel, string? key) =>
        SendAsync(console, HttpMethod.Get, $"/api/v1/channels/{channel}/access-token", key, content: null);

    private static Task<HttpResponseMessage> ReportAsync(RunningConsole console, string key, object body) =>
        SendAsync(console, HttpMethod.Post, "/api/v1/channels/mini/access-token/refusals", key, JsonContent.Create(body));

    // Another system's server: neither cookie nor Origin.
    private static async Task<HttpResponseMessage> SendAsync(RunningConsole console, HttpMethod method, string path, string? key, HttpContent? content)
    {
        using var client = console.Server.CreateClient();
        using var request = new HttpRequestMessage(method, new Uri(new Uri(console.Origin), path)) { Content = content };
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await client.SendAsync(request);
    }

    private static string WithoutTrace(string problem)
    {
        var read = JsonNode.Parse(problem)!.AsObject();
        read.Remove("traceId");
        return read.ToJsonString();
    }
}
