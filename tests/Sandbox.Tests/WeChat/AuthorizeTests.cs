using System.Net;

namespace BlazorConsole.Sandbox.Tests.WeChat;

public sealed class AuthorizeTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Fact]
    public async Task Authorize_WithoutAPerson_SaysToOpenItInWeChat()
    {
        var page = await sandbox.Client.GetStringAsync(new Uri(sandbox.AuthorizeUrl()));

        Assert.Contains("Open this in WeChat", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorize_BaseScope_RedirectsSilentlyAndKeepsTheQuery()
    {
        using var answer = await sandbox.AskAsync(
            "xiaowang", sandbox.AuthorizeUrl("snsapi_base", redirectUri: $"{sandbox.Callback}?a=1&b=%E4%BD%A0"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var location = answer.Headers.Location!.OriginalString;
        Assert.StartsWith($"{sandbox.Callback}?a=1&b=%E4%BD%A0&code=0", location, StringComparison.Ordinal);
        Assert.EndsWith("&state=abc123", location, StringComparison.Ordinal);
        Assert.Equal(32, RunningSandbox.Code(answer.Headers.Location).Length);
    }

    [Fact]
    public async Task Authorize_UserInfoScope_AsksWithNicknameAndPicture()
    {
        using var answer = await sandbox.AskAsync("xiaowang", sandbox.AuthorizeUrl());
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("小王", page, StringComparison.Ordinal);
        Assert.Contains("/mmopen/vi_32/xiaowang/132", page, StringComparison.Ordinal);
        Assert.Contains(">Allow</button>", page, StringComparison.Ordinal);
        Assert.Contains(">Refuse</button>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorize_NicknameWithMarkup_IsText()
    {
        using var answer = await sandbox.AskAsync("zoe", sandbox.AuthorizeUrl());
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Contains("&lt;b&gt;Zo", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Zo", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorize_Allowed_GoesToTheRedirectUriAsItWasGiven()
    {
        using var asked = await sandbox.AskAsync("xiaowang", sandbox.AuthorizeUrl());
        using var allowed = await sandbox.AnswerAsync("xiaowang", await asked.Content.ReadAsStringAsync(), "allow", sandbox.Origins.WeChat);

        Assert.Equal(HttpStatusCode.SeeOther, allowed.StatusCode);
        Assert.StartsWith($"{sandbox.Callback}?code=0", allowed.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorize_Refused_SaysSoAndRedirectsNowhere()
    {
        using var asked = await sandbox.AskAsync("xiaowang", sandbox.AuthorizeUrl());
        using var refused = await sandbox.AnswerAsync("xiaowang", await asked.Content.ReadAsStringAsync(), "refuse");

        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Contains("Cancelled", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorize_RefusedTheFormerWay_GoesBackWithoutACode()
    {
        using var asked = await sandbox.AskAsync("xiaohong", sandbox.AuthorizeUrl(redirectUri: sandbox.Callback + "?a=1"));
        sandbox.Service<Sandbox.Control.Behaviour>().LegacyCancel = true;
        using var refused = await sandbox.AnswerAsync("xiaohong", await asked.Content.ReadAsStringAsync(), "refuse");
        sandbox.Service<Sandbox.Control.Behaviour>().LegacyCancel = false;

        Assert.Equal($"{sandbox.Callback}?a=1&state=abc123", refused.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Answer_GivenTwice_CountsOnce()
    {
        using var asked = await sandbox.AskAsync("xiaowang", sandbox.AuthorizeUrl());
        var page = await asked.Content.ReadAsStringAsync();
        using var first = await sandbox.AnswerAsync("xiaowang", page, "allow");
        using var second = await sandbox.AnswerAsync("xiaowang", page, "allow");

        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
    }

    [Fact]
    public async Task Answer_OfSomebodyElse_DoesNotCount()
    {
        using var asked = await sandbox.AskAsync("xiaowang", sandbox.AuthorizeUrl());
        using var answer = await sandbox.AnswerAsync("xiaohong", await asked.Content.ReadAsStringAsync(), "allow");

        Assert.Null(answer.Headers.Location);
    }

    [Fact]
    public async Task Answer_FromAnotherOrigin_IsRefused()
    {
        using var asked = await sandbox.AskAsync("xiaowang", sandbox.AuthorizeUrl());
        using var answer = await sandbox.AnswerAsync("xiaowang", await asked.Content.ReadAsStringAsync(), "allow", sandbox.Origins.Console);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("http://localhost/cb", "10003")]
    [InlineData("http://localhost:1/cb", "10003")]
    [InlineData("http://127.0.0.1:{console}/cb", "10003")]
    [InlineData("http://sub.localhost:{console}/cb", "10003")]
    [InlineData("http://localhost:{console}@evil.example/cb", "10003")]
    [InlineData("http://evil@localhost:{console}/cb", "10003")]
    [InlineData("javascript:alert(1)", "10003")]
    [InlineData("/cb", "10003")]
    [InlineData("", "10011")]
    public async Task Authorize_RedirectUriOfAnotherHost_IsAnErrorPage(string redirectUri, string number)
    {
        var url = sandbox.AuthorizeUrl(redirectUri: redirectUri.Replace("{console}", $"{sandbox.Options.ConsolePort}", StringComparison.Ordinal));
        using var answer = await sandbox.AskAsync("xiaowang", url);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains($"({number})", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scope=snsapi_base", "scope=snsapi_login", "10005")]
    [InlineData("scope=snsapi_base", "scope=", "10010")]
    [InlineData("&state=abc123", "", "10013")]
    [InlineData("response_type=code", "response_type=token", "response_type")]
    [InlineData("state=abc123", "state=a-b.c", "state")]
    [InlineData("appid=wx", "appid=&was=", "10012")]
    [InlineData("appid=wx", "appid=wy", "appid")]
    public async Task Authorize_WrongParameter_IsAnErrorPage(string right, string wrong, string number)
    {
        var url = sandbox.AuthorizeUrl("snsapi_base").Replace(right, wrong, StringComparison.Ordinal);
        using var answer = await sandbox.AskAsync("xiaowang", url);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains($"({number})", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorize_SnapshotVisitor_IsSentBackWithoutAQuestion()
    {
        using var answer = await sandbox.AskAsync("guest", sandbox.AuthorizeUrl());

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }
}
