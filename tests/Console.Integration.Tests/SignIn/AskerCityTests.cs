using System.Net;
using System.Text.Json;
using BlazorConsole.Features.SignIn.Tickets;

namespace BlazorConsole.Integration.Tests.SignIn;

/// <summary>The phone says where the asking screen is: from the address that counts, and only when the table knows it.</summary>
public sealed class AskerCityTests
{
    [Theory] // attack case A1
    [InlineData("10.1.2.3", "114.114.114.114", "南京市")]
    [InlineData("10.1.2.3", "::ffff:120.24.78.68", "深圳市")]
    [InlineData("10.1.2.3", "192.168.7.7", null)]
    [InlineData("10.1.2.3", null, null)]
    [InlineData("192.168.7.7", "114.114.114.114", null)]
    [InlineData("120.24.78.68", "114.114.114.114", "深圳市")]
    public async Task Phone_OpensACode_SeesTheCityOfTheAskingAddressOrNoLine(string peer, string? forwardedFor, string? city)
    {
        await using var own = await OwnConsole.StartAsync(("Proxy:KnownNetworks:0", "10.1.0.0/16"));
        using var phone = new Phone(own.Console, "xiaowang");

        var page = WebUtility.HtmlDecode(await phone.OpenAsync(await NewCodeAsync(own.Console, peer, forwardedFor)));

        Assert.Contains("Acme Shop", page, StringComparison.Ordinal);
        Assert.Equal(city is not null, page.Contains(">Location</dt>", StringComparison.Ordinal));
        if (city is not null)
            Assert.Contains($">{city}</dd>", page, StringComparison.Ordinal);
    }

    // The test server's own client has no address; a request that is built by hand has one.
    private static async Task<string> NewCodeAsync(RunningConsole console, string peer, string? forwardedFor)
    {
        using var browser = console.Browser();
        using var page = await browser.GetAsync(new Uri("/signin", UriKind.Relative));
        var cookies = page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]);
        var answer = await console.Server.SendAsync(context =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(peer);
            context.Request.Method = "POST";
            context.Request.Path = ConsoleUrls.Tickets;
            context.Request.Headers.Origin = console.Origin;
            context.Request.Headers.Cookie = string.Join("; ", cookies);
            if (forwardedFor is not null)
                context.Request.Headers["X-Forwarded-For"] = forwardedFor;
        });

        Assert.Equal(201, answer.Response.StatusCode);
        return (await JsonSerializer.DeserializeAsync<IssuedTicket>(answer.Response.Body, JsonSerializerOptions.Web))!.Id;
    }
}
