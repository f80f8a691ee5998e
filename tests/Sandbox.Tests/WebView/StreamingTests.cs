using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BlazorConsole.Sandbox.Tests.WebView;

public sealed class StreamingTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Fact]
    public async Task Body_ThatGrows_ArrivesPieceByPiece()
    {
        var firstWasRead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var upstream = await Upstream.StartAsync(sandbox.Origins, app => app.MapGet("/push", async (HttpContext context) =>
        {
            await context.Response.WriteAsync("first\n");
            await context.Response.Body.FlushAsync();
            await firstWasRead.Task;
            await context.Response.WriteAsync("second\n");
        }));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{sandbox.Origins.WebView}/push");
        request.Headers.Add("Cookie", "sandbox_phone=xiaowang");
        using var answer = await sandbox.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(), Encoding.UTF8);

        // The upstream waits for this line to have been read: a proxy that collects the body would never come here.
        Assert.Equal("first", await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(5)));
        firstWasRead.SetResult();
        Assert.Equal("second", await reader.ReadLineAsync());
    }

    [Fact]
    public async Task Console_ThatIsDown_IsSaidOnAPage()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{sandbox.Origins.WebView}/w/ticket");
        request.Headers.Add("Cookie", "sandbox_phone=xiaowang");
        using var answer = await sandbox.Client.SendAsync(request);

        Assert.Equal(System.Net.HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Contains("does not answer", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
