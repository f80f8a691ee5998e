using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BlazorConsole.Features.SignIn;
using BlazorConsole.Features.SignIn.Tickets;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace BlazorConsole.Integration.Tests;

/// <summary>A computer at the sign-in page.</summary>
internal sealed class Screen(HttpClient browser) : IDisposable
{
    public HttpClient Browser => browser;

    /// <summary>Opens the page, which gives the browser its secret, and asks for a code.</summary>
    public static Task<Screen> OpenAsync(RunningConsole console) => OpenAsync(console.Browser());

    public static async Task<Screen> OpenAsync(HttpClient browser)
    {
        var screen = new Screen(browser);
        using var page = await screen.Browser.GetAsync(new Uri("/signin", UriKind.Relative));
        page.EnsureSuccessStatusCode();
        return screen;
    }

    public async Task<IssuedTicket> NewCodeAsync(string? replaces = null, string? scenario = null)
    {
        using var answer = await AskForCodeAsync(replaces, scenario);
        return await answer.CodeAsync();
    }

    public async Task<string> NewMiniProgramCodeAsync() => (await NewCodeAsync(scenario: Domain.Channels.Scenario.MiniProgramScan)).Id;

    public Task<HttpResponseMessage> AskForCodeAsync(string? replaces = null, string? scenario = null)
    {
        var wish = new QueryBuilder();
        if (replaces is not null)
            wish.Add("replaces", replaces);
        if (scenario is not null)
            wish.Add("scenario", scenario);
        return browser.PostAsync(new Uri(ConsoleUrls.Tickets + wish, UriKind.Relative), null);
    }

    public async Task<TicketView> ReadAsync(string ticket) =>
        (await browser.GetFromJsonAsync<TicketView>(new Uri($"{ConsoleUrls.Tickets}/{ticket}", UriKind.Relative)))!;

    /// <summary>Asks for the code of the step that adds a number.</summary>
    public Task<HttpResponseMessage> AskForPhoneAsync(string scenario = Domain.Channels.Scenario.MiniProgramScan) =>
        browser.PostAsync(new Uri($"{ConsoleUrls.Tickets}?scenario={scenario}&purpose=phone", UriKind.Relative), null);

    public Task<string> PageAsync() => browser.GetStringAsync(new Uri("/signin", UriKind.Relative));

    public Task<HttpResponseMessage> RedeemAsync(string ticket) => PostAsync(ticket, "redeem");

    /// <param name="ticket">The ticket.</param>
    /// <param name="attempt">32 bytes in base64url, the page's own.</param>
    public async Task<HttpResponseMessage> RedeemAsync(string ticket, string attempt)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{ConsoleUrls.Tickets}/{ticket}/redeem", UriKind.Relative));
        request.Headers.Add(RedeemTicket.AttemptHeader, attempt);
        return await browser.SendAsync(request);
    }

    /// <summary>Begins a trip to WeChat's own page with a code.</summary>
    /// <returns>The address that the frame shows.</returns>
    public async Task<string> BeginAtWeChatAsync()
    {
        using var begun = await browser.PostAsync(new Uri(ConsoleUrls.WebsiteTrips, UriKind.Relative), null);
        return (string)(await begun.Content.ReadFromJsonAsync<JsonNode>())!["url"]!;
    }

    /// <summary>Brings what WeChat's page came back with.</summary>
    public Task<HttpResponseMessage> ArriveAsync(Uri back)
    {
        var brought = System.Web.HttpUtility.ParseQueryString(back.Query);
        return browser.PostAsJsonAsync(new Uri(ConsoleUrls.WebsiteArrivals, UriKind.Relative), new { code = brought["code"], state = brought["state"] });
    }

    /// <summary>Somebody scans the code on WeChat's own page and agrees there.</summary>
    /// <returns>What the page is answered.</returns>
    public async Task<JsonNode> SignInAtWeChatAsync(string person)
    {
        using var code = await WeChatCode.OpenAsync(await BeginAtWeChatAsync());
        using var arrived = await ArriveAsync((await code.AnswerAsync(person))!);
        return await arrived.DecisionAsync();
    }

    public Task<HttpResponseMessage> AbandonAsync(string ticket) => PostAsync(ticket, "abandon");

    public void Dispose() => browser.Dispose();

    private Task<HttpResponseMessage> PostAsync(string ticket, string what) =>
        browser.PostAsync(new Uri($"{ConsoleUrls.Tickets}/{ticket}/{what}", UriKind.Relative), null);
}

internal static class AnswerExtensions
{
    public static async Task<IssuedTicket> CodeAsync(this HttpResponseMessage answer)
    {
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<IssuedTicket>())!;
    }

    public static async Task<SignedInPerson> PersonAsync(this HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<SignedInPerson>())!;
    }

    /// <summary>The code of a refusal, which came with a status of its own.</summary>
    public static async Task<string> RefusalAsync(this HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        var problem = (await answer.Content.ReadFromJsonAsync<ProblemDetails>())!;
        Assert.False(string.IsNullOrWhiteSpace(problem.Detail));
        return problem.Title!;
    }
}
