namespace BlazorConsole.Sandbox.Tests.Phone;

public sealed class PhonePageTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Fact]
    public async Task Phone_Opened_OffersTheWholeCastAsText()
    {
        var page = await PageAsync("/phone");

        Assert.Contains("data-view=\"people\"", page, StringComparison.Ordinal);
        Assert.All(Cast.People.All, person => Assert.Contains($"data-person=\"{person.Id}\"", page, StringComparison.Ordinal));
        Assert.DoesNotContain("<b>Zo", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Phone_OpenedAsSomebody_IsTheirs()
    {
        var page = await PageAsync("/phone?person=xiaowang");

        Assert.Contains("data-view=\"home\" data-person=\"xiaowang\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/phone?lang=zh", null, "扫一扫")]
    [InlineData("/phone", "zh-CN,zh;q=0.9,en;q=0.8", "扫一扫")]
    [InlineData("/phone", "en;q=0.5,zh;q=0.9", "扫一扫")]
    [InlineData("/phone?lang=en", "zh-CN", ">Scan<")]
    [InlineData("/phone", null, ">Scan<")]
    public async Task Phone_Language_IsTheOneAskedFor(string path, string? accepted, string text)
    {
        Assert.Contains(text, await PageAsync(path, accepted), StringComparison.Ordinal);
    }

    private async Task<string> PageAsync(string path, string? accepted = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, sandbox.Origins.WeChat + path);
        if (accepted is not null)
            request.Headers.Add("Accept-Language", accepted);
        using var answer = await sandbox.Client.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }
}
