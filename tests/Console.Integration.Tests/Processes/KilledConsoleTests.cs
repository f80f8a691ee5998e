using System.Globalization;

namespace BlazorConsole.Integration.Tests.Processes;

/// <summary>When a request's console is killed: while its work waits for the database, or when it is committed and the answer not there yet.</summary>
public enum Instant
{
    BeforeCommit,
    AfterCommit,
}

/// <summary>The console is killed with SIGKILL in the middle of each request of a story, and started again; the person goes on.</summary>
public sealed class KilledConsoleTests(LoneConsole console) : IClassFixture<LoneConsole>
{
    private static int _person = 8000;

    public static TheoryData<string, Instant> PcScanInstants() => Instants(PcScanStory.Steps);

    [Theory]
    [MemberData(nameof(PcScanInstants))]
    public Task PcScan_ConsoleKilledInTheMiddleOfARequest_SignsInExactlyOnce(string step, Instant instant) =>
        SurvivesAsync(step, instant, (person, take) => new PcScanStory(console.Program, console.WeChat, person, take));

    private static TheoryData<string, Instant> Instants(IEnumerable<StoryStep> steps)
    {
        var all = new TheoryData<string, Instant>();
        foreach (var step in steps)
        {
            all.Add(step.Name, Instant.BeforeCommit);
            all.Add(step.Name, Instant.AfterCommit);
        }

        return all;
    }

    private async Task SurvivesAsync(
        string step, Instant instant, Func<string, Func<StoryStep, Story, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage?>>, Story> begin)
    {
        var number = Interlocked.Increment(ref _person).ToString(CultureInfo.InvariantCulture);
        var kill = new OneKill(console, step, instant);
        using var story = begin($"load-{number}", kill.TakeAsync);

        await story.UntilSignedInAsync();

        Assert.True(kill.Happened);
        Assert.Contains($"Load {number}", await story.PageAsync(), StringComparison.Ordinal);
        Assert.Equal(1L, console.Sql($"SELECT count(*) FROM accounts WHERE nickname = 'Load {number}'"));
        Assert.Equal(1L, console.Sql($"SELECT count(*) FROM sign_ins s JOIN accounts a ON a.id = s.origin WHERE a.nickname = 'Load {number}'"));
        DatabaseInvariants.Check(console.DatabaseFile);
    }
}
