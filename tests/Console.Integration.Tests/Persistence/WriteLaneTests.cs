using System.Collections.Concurrent;
using BlazorConsole.Domain.Audit;
using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Integration.Tests.Persistence;

public sealed class WriteLaneTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private IWriteLane Lane => console.Services.GetRequiredService<IWriteLane>();

    [Fact]
    public async Task Context_FromTheFactory_RefusesToWrite()
    {
        await using var context = await console.Services.GetRequiredService<IDbContextFactory<ConsoleContext>>().CreateDbContextAsync();
        context.AuditEntries.Add(new AuditEntry(console.Clock.GetUtcNow(), "test", "past-the-lane", "nothing"));

        var failure = await Assert.ThrowsAsync<DbUpdateException>(() => context.SaveChangesAsync());

        Assert.Contains("readonly", failure.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_Fails_LeavesNothingAndTheNextOneIsFine()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Lane.RunAsync<int>((item, _) =>
        {
            Add(item, "failing");
            throw new InvalidOperationException("broken");
        }));
        await Lane.RunAsync((item, _) => Task.FromResult(Add(item, "next")));

        Assert.Equal("broken", failure.Message);
        Assert.Equal(["next"], await ActionsAsync("failing", "next"));
    }

    [Fact]
    public async Task Item_ViolatesAKey_FailsAloneAndKeepsTheOthers()
    {
        var entry = new AuditEntry(console.Clock.GetUtcNow(), "test", "twice", "nothing");
        Task<int> WriteAsync() => Lane.RunAsync((item, _) =>
        {
            item.Context.AuditEntries.Add(entry);
            return Task.FromResult(1);
        });

        await WriteAsync();
        await Assert.ThrowsAsync<DbUpdateException>(WriteAsync);

        Assert.Equal(["twice"], await ActionsAsync("twice"));
    }

    [Fact]
    public async Task Items_FromManyAtOnce_AreAllWrittenOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Lane.RunAsync((item, _) => Task.FromResult(Add(item, "many")))));

        Assert.Equal(200, (await ActionsAsync("many")).Count);
    }

    [Fact]
    public async Task Caller_GoneBeforeTheTurn_IsNotServed()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Lane.RunAsync((item, _) => Task.FromResult(Add(item, "gone")), gone.Token));

        Assert.Empty(await ActionsAsync("gone"));
    }

    [Fact]
    public async Task Nudge_OfAnItem_IsHeardAfterItsCommitAndNeverForAFailedOne()
    {
        await using var own = await OwnConsole.StartAsync();
        var listener = new Listener(own.Console);
        await using var lane = new SqliteWriteLane(
            own.Console.Services.GetRequiredService<SqliteDatabase>(), own.Console.Clock,
            new NudgeDelivery([listener], own.Console.Services.GetRequiredService<Microsoft.Extensions.Logging.ILogger<NudgeDelivery>>()));
        lane.Open();
        var account = new Domain.Accounts.AccountId(Guid.CreateVersion7(own.Console.Clock.GetUtcNow()));

        await lane.RunAsync((item, _) =>
        {
            Add(item, "told");
            item.AfterCommit(new Nudge.AccountChanged(account));
            return Task.FromResult(1);
        });
        await Assert.ThrowsAsync<InvalidOperationException>(() => lane.RunAsync<int>((item, _) =>
        {
            item.AfterCommit(new Nudge.AccountChanged(account));
            throw new InvalidOperationException("broken");
        }));
        await lane.RunAsync((_, _) => Task.FromResult(1));

        Assert.Equal([1], listener.EntriesSeen);
    }

    private static int Add(LaneItem item, string action)
    {
        item.Context.AuditEntries.Add(new AuditEntry(item.Now, "test", action, "nothing"));
        return 1;
    }

    private Task<List<string>> ActionsAsync(params string[] actions) =>
        console.ReadAsync(context => context.AuditEntries.Where(entry => actions.Contains(entry.Action)).Select(entry => entry.Action).ToListAsync());

    /// <summary>Looks into the database at the moment it hears: what it was told of must be there.</summary>
    private sealed class Listener(RunningConsole console) : INudgeListener
    {
        public ConcurrentQueue<int> EntriesSeen { get; } = new();

        public void Hear(Nudge nudge)
        {
            using var context = console.Services.GetRequiredService<IDbContextFactory<ConsoleContext>>().CreateDbContext();
            EntriesSeen.Enqueue(context.AuditEntries.Count(entry => entry.Action == "told"));
        }
    }
}
