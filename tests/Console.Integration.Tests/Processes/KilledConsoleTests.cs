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

    public static TheoryData<string, Instant> MiniProgramInstants() => Instants(MiniProgramStory.StepsOf(Reply.Yes));

    public static TheoryData<string, Instant> KnownPersonInstants() => Instants([MiniProgramStory.Confirm]);

    public static TheoryData<string, Instant> QuestionInstants() => Instants(MiniProgramStory.StepsOf(Reply.Separately));

    public static TheoryData<string, Instant> RefusalInstants() => Instants(MiniProgramStory.StepsOf(Reply.NotMe));

    [Theory]
    [MemberData(nameof(PcScanInstants))]
    public async Task PcScan_ConsoleKilledInTheMiddleOfARequest_SignsInExactlyOnce(string step, Instant instant)
    {
        var number = NextNumber();
        var added = await SurvivesAsync(step, instant, take => new PcScanStory(console.Program, console.WeChat, $"load-{number}", take), $"Load {number}");
        Assert.Equal(new Stored(Accounts: 1, Doors: 1, SignIns: 1, Sessions: 1, Claims: 0, Acceptances: 0), added);
    }

    [Theory]
    [MemberData(nameof(MiniProgramInstants))]
    public async Task MiniProgramScan_ConsoleKilledInTheMiddleOfARequest_SignsInExactlyOnceWithOneNumberAndOneAcceptance(string step, Instant instant)
    {
        var added = await SurvivesAsync(step, instant, take => new MiniProgramStory(console, $"load-{NextNumber()}", Reply.Yes, take));
        Assert.Equal(new Stored(Accounts: 1, Doors: 1, SignIns: 1, Sessions: 1, Claims: 1, Acceptances: 1), added);
    }

    [Theory]
    [MemberData(nameof(KnownPersonInstants))]
    public async Task MiniProgramScan_OfAPersonOfTheOtherDoor_ConsoleKilled_StaysThatPerson(string step, Instant instant)
    {
        var number = NextNumber();
        await SignInAsync(new PcScanStory(console.Program, console.WeChat, $"load-{number}", TakeAsync));

        var added = await SurvivesAsync(step, instant, take => new MiniProgramStory(console, $"load-{number}", Reply.Yes, take), $"Load {number}");
        Assert.Equal(new Stored(Accounts: 0, Doors: 1, SignIns: 1, Sessions: 1, Claims: 1, Acceptances: 1), added);
    }

    [Theory]
    [MemberData(nameof(QuestionInstants))]
    public async Task MiniProgramScan_OfAPersonWhoIsAsked_ConsoleKilled_GoesOnSeparatelyExactlyOnce(string step, Instant instant)
    {
        var number = NextNumber();
        await SignInAsync(new MiniProgramStory(console, $"load-{number}", Reply.Yes, TakeAsync));

        // Somebody else, on the same number: the pretend WeChat pads numbers with noughts, and people's ids not.
        var added = await SurvivesAsync(step, instant, take => new MiniProgramStory(console, $"load-0{number}", Reply.Separately, take));
        Assert.Equal(new Stored(Accounts: 1, Doors: 1, SignIns: 1, Sessions: 1, Claims: 1, Acceptances: 1), added);
        Assert.Equal(1L, console.Sql("SELECT count(*) FROM phone_claims WHERE state = 'Contact' AND sign_in = (SELECT id FROM sign_ins ORDER BY at DESC LIMIT 1)"));
    }

    [Theory]
    [MemberData(nameof(RefusalInstants))]
    public async Task MiniProgramScan_Refused_ConsoleKilled_StoresNothing(string step, Instant instant)
    {
        var added = await SurvivesAsync(step, instant, take => new MiniProgramStory(console, $"load-{NextNumber()}", Reply.NotMe, take));
        Assert.Equal(new Stored(0, 0, 0, 0, 0, 0), added);
    }

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
