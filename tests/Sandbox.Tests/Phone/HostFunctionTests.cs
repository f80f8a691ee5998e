using System.Net;
using System.Net.Http.Json;

namespace BlazorConsole.Sandbox.Tests.Phone;

public sealed class HostFunctionTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Theory]
    [InlineData("/sandbox/phone/login")]
    [InlineData("/sandbox/phone/phone-code")]
    [InlineData("/sandbox/phone/app-code")]
    [InlineData("/sandbox/phone/scan")]
    [InlineData("/sandbox/phone/request")]
    [InlineData("/sandbox/phone/official-account/follow")]
    public async Task HostFunction_AskedByAnyOtherPage_IsRefused(string path)
    {
        foreach (var origin in (string[])[sandbox.Origins.Console, sandbox.Origins.WebView, sandbox.Origins.Demo, "https://example.com", "null"])
        {
            using var answer = await AskAsync(path, new { person = "xiaowang", kind = "quick" }, origin);

            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("/sandbox/phone/login")]
    [InlineData("/sandbox/phone/phone-code")]
    public async Task HostFunction_AskedByThePhonesPage_IsAnswered(string path)
    {
        using var answer = await AskAsync(path, new { person = "xiaowang", kind = "quick" }, sandbox.Origins.WeChat);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task HostFunction_ForNobodyOrNoMiniProgram_IsRefused()
    {
        using var nobody = await AskAsync("/sandbox/phone/login", new { person = "nobody" });
        using var official = await AskAsync("/sandbox/phone/login", new { person = "xiaowang", appId = sandbox.Official.AppId });
        using var noButton = await AskAsync("/sandbox/phone/phone-code", new { person = "xiaowang", kind = "slow" });

        Assert.All([nobody, official, noButton], answer => Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode));
    }

    [Fact]
    public async Task PhoneCode_OfSomebodyWithoutANumber_IsNone()
    {
        var answer = await sandbox.PostAsync("/sandbox/phone/phone-code", new { person = "zhaolei", kind = "quick" });

        Assert.Equal("""{"errMsg":"getPhoneNumber:fail no phone number is bound"}""", answer.ToJsonString());
    }

    [Fact]
    public async Task Request_ToAHostThatIsNotRegistered_IsNotSent()
    {
        foreach (var url in (string[])[$"{sandbox.Origins.WeChat}/sandbox/cast", $"{sandbox.Origins.Console}0/x", "http://169.254.169.254/", "nonsense"])
        {
            using var answer = await AskAsync("/sandbox/phone/request", new { url, method = "GET" });

            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Request_ToAConsoleThatIsDown_FailsAsANetworkDoes()
    {
        using var answer = await AskAsync("/sandbox/phone/request", new { url = $"{sandbox.Origins.Console}/x", method = "GET" });

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Contains("request:fail", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> AskAsync(string path, object wish, string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, sandbox.Origins.WeChat + path) { Content = JsonContent.Create(wish) };
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        return await sandbox.Client.SendAsync(request);
    }
}
