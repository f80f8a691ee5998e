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

    // Before the commit nothing is stored: of these only the steps that people would notice, and all of them in the long run.
    private static readonly HashSet<string> Noticed = ["approve", "confirm", "redeem"];

    private static readonly Dictionary<string, IReadOnlyList<StoryStep>> Stories = new(StringComparer.Ordinal)
    {
        ["pc-scan"] = [.. PcScanStory.Steps],
        ["mini-program-scan"] = [.. MiniProgramStory.StepsOf(Reply.Yes)],
        ["mini-program-scan of a known person"] = [MiniProgramStory.Confirm],
        ["mini-program-scan with a question"] = [.. MiniProgramStory.StepsOf(Reply.Separately)],
        ["mini-program-scan refused"] = [.. MiniProgramStory.StepsOf(Reply.NotMe)],
    };

    public static TheoryData<string, string, Instant> ShortForm() => Instants(isShort: true);

    public static TheoryData<string, string, Instant> Rest() => Instants(isShort: false);

    [Theory]
    [MemberData(nameof(ShortForm))]
    public Task Story_ConsoleKilledInTheMiddleOfARequest_EndsAsIfItHadNotBeen(string story, string step, Instant instant) =>
        EndsWellAsync(story, step, instant);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(Rest))]
    public Task Story_ConsoleKilledBeforeACommit_EndsAsIfItHadNotBeen(string story, string step, Instant instant) => EndsWellAsync(story, step, instant);

    private static TheoryData<string, string, Instant> Instants(bool isShort)
    {
        var all = new TheoryData<string, string, Instant>();
        foreach (var (story, step) in Stories.SelectMany(story => story.Value.Select(step => (story.Key, step.Name))))
        {
            if (isShort)
                all.Add(story, step, Instant.AfterCommit);
            if (Noticed.Contains(step) == isShort)
                all.Add(story, step, Instant.BeforeCommit);
        }

        return all;
    }

    private Task EndsWellAsync(string story, string step, Instant instant) => story switch
    {
        "pc-scan" => PcScanAsync(step, instant),
        "mini-program-scan" => MiniProgramScanAsync(step, instant),
        "mini-program-scan of a known person" => KnownPersonAsync(step, instant),
        "mini-program-scan with a question" => QuestionAsync(step, instant),
        _ => RefusalAsync(step, instant),
    };

    private async Task PcScanAsync(string step, Instant instant)
    {
        var number = NextNumber();
        var added = await SurvivesAsync(step, instant, take => new PcScanStory(console.Program, console.WeChat, $"load-{number}", take), $"Load {number}");
        Assert.Equal(new Stored(Accounts: 1, Doors: 1, SignIns: 1, Sessions: 1, Claims: 0, Acceptances: 0), added);
    }

    private async Task MiniProgramScanAsync(string step, Instant instant)
    {
        var added = await SurvivesAsync(step, instant, take => new MiniProgramStory(console, $"load-{NextNumber()}", Reply.Yes, take));
        Assert.Equal(new Stored(Accounts: 1, Doors: 1, SignIns: 1, Sessions: 1, Claims: 1, Acceptances: 1), added);
    }

    private async Task KnownPersonAsync(string step, Instant instant)
    {
        var number = NextNumber();
        await SignInAsync(new PcScanStory(console.Program, console.WeChat, $"load-{number}", TakeAsync));

        var added = await SurvivesAsync(step, instant, take => new MiniProgramStory(console, $"load-{number}", Reply.Yes, take), $"Load {number}");
        Assert.Equal(new Stored(Accounts: 0, Doors: 1, SignIns: 1, Sessions: 1, Claims: 1, Acceptances: 1), added);
    }

    private async Task QuestionAsync(string step, Instant instant)
    {
        var number = NextNumber();
        await SignInAsync(new MiniProgramStory(console, $"load-{number}", Reply.Yes, TakeAsync));

        // Somebody else, on the same number: the pretend WeChat pads numbers with noughts, and people's ids not.
        var added = await SurvivesAsync(step, instant, take => new MiniProgramStory(console, $"load-0{number}", Reply.Separately, take));
        Assert.Equal(new Stored(Accounts: 1, Doors: 1, SignIns: 1, Sessions: 1, Claims: 1, Acceptances: 1), added);
        Assert.Equal(1L, console.Sql("SELECT count(*) FROM phone_claims WHERE state = 'Contact' AND sign_in = (SELECT id FROM sign_ins ORDER BY at DESC LIMIT 1)"));
    }

    private async Task RefusalAsync(string step, Instant instant)
    {
        var added = await SurvivesAsync(step, instant, take => new MiniProgramStory(console, $"load-{NextNumber()}", Reply.NotMe, take));
        Assert.Equal(new Stored(0, 0, 0, 0, 0, 0), added);
    }

    private static string NextNumber() => Interlocked.Increment(ref _person).ToString(CultureInfo.InvariantCulture);

    private static async Task<HttpResponseMessage?> TakeAsync(StoryStep step, Story story, Func<Task<HttpResponseMessage>> send) => await send();

    private static async Task SignInAsync(Story story)
    {
        using (story)
            await story.UntilOverAsync();
    }

    /// <returns>What the story added to the database.</returns>
    private async Task<Stored> SurvivesAsync(
        string step, Instant instant, Func<Func<StoryStep, Story, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage?>>, Story> begin, string? name = null)
    {
        var before = Stored.Now(console);
        var kill = new OneKill(console, step, instant);
        using var story = begin(kill.TakeAsync);

        await story.UntilOverAsync();

        Assert.True(kill.Happened);
        if (name is not null)
            Assert.Contains(name, await story.PageAsync(), StringComparison.Ordinal);
        DatabaseInvariants.Check(console.DatabaseFile);
        return Stored.Now(console).Since(before);
    }

    private sealed record Stored(long Accounts, long Doors, long SignIns, long Sessions, long Claims, long Acceptances)
    {
        public static Stored Now(LoneConsole console)
        {
            return new(Count("accounts"), Count("linked_identities"), Count("sign_ins"), Count("sessions"), Count("phone_claims"), Count("acceptances"));

            long Count(string table) => (long)console.Sql($"SELECT count(*) FROM {table}")!;
        }

        public Stored Since(Stored before) => new(
            Accounts - before.Accounts, Doors - before.Doors, SignIns - before.SignIns, Sessions - before.Sessions, Claims - before.Claims,
            Acceptances - before.Acceptances);
    }
}
