namespace BlazorConsole.Integration.Tests.Processes;

/// <summary>Lets a story's requests through, but kills the console in the middle of one, starts it again, and loses the answer.</summary>
internal sealed class OneKill(LoneConsole console, string step, Instant instant)
{
    public bool Happened { get; private set; }

    public async Task<HttpResponseMessage?> TakeAsync(StoryStep taken, Story story, Func<Task<HttpResponseMessage>> send)
    {
        if (Happened || !string.Equals(taken.Name, step, StringComparison.Ordinal))
            return await send();

        Happened = true;
        var forget = story.RememberCookies();
        if (instant is Instant.BeforeCommit)
            await KillWhileItWaitsAsync(taken, send);
        else
            await KillWhenCommittedAsync(taken, send);
        forget();
        await console.Program.StartAsync();
        return null;
    }

    private async Task KillWhileItWaitsAsync(StoryStep taken, Func<Task<HttpResponseMessage>> send)
    {
        using var held = console.HoldDatabase();
        var asked = await AskedAsync(taken);
        var lost = send();
        // WeChat's code is used up by then.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (taken.AsksWeChat is not null && await AskedAsync(taken) == asked)
            await Task.Delay(TimeSpan.FromMilliseconds(5), limit.Token);
        // However far it came by then: it cannot commit.
        await Task.WhenAny(lost, Task.Delay(TimeSpan.FromMilliseconds(100)));
        await console.Program.KillAsync();
        await LoseAsync(lost);
    }

    private async Task KillWhenCommittedAsync(StoryStep taken, Func<Task<HttpResponseMessage>> send)
    {
        var before = console.Sql(taken.Progress);
        var lost = send();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (Equals(console.Sql(taken.Progress), before))
        {
            // Answered without a commit: WeChat was too slow for this machine, and the person tries again.
            if (lost.IsCompleted && Equals(console.Sql(taken.Progress), before))
            {
                await LoseAsync(lost);
                lost = send();
            }

            await Task.Delay(1, limit.Token);
        }

        await console.Program.KillAsync();
        await LoseAsync(lost);
    }

    private async Task<int> AskedAsync(StoryStep taken) =>
        taken.AsksWeChat is { } path ? (await console.Setting.WeChatLogAsync(path)).Count : 0;

    private static async Task LoseAsync(Task<HttpResponseMessage> lost)
    {
        try
        {
            (await lost).Dispose();
        }
        catch (HttpRequestException)
        {
            // As expected; an answer that was faster is thrown away as well.
        }
    }
}
