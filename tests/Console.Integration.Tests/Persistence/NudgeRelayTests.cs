using System.Collections.Concurrent;
using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlazorConsole.Integration.Tests.Persistence;

/// <summary>Two processes on one database, as far as lane and relay can tell: each has a delivery of its own.</summary>
public sealed class NudgeRelayTests : IAsyncLifetime
{
    private readonly RunningConsole _console = new();
    private readonly Hearer _here = new();
    private readonly Hearer _there = new();
    private NudgeRelay? _relay;
    private SqliteWriteLane? _laneHere;
    private SqliteWriteLane? _laneThere;

    private SqliteDatabase Database => _console.Services.GetRequiredService<SqliteDatabase>();

    public async Task InitializeAsync()
    {
        await _console.InitializeAsync();
        var here = new NudgeDelivery([_here], NullLogger<NudgeDelivery>.Instance);
        _laneHere = Lane(here);
        _laneThere = Lane(new NudgeDelivery([_there], NullLogger<NudgeDelivery>.Instance));
        await SendAsync(_laneThere, Account(0));
        _relay = await StartRelayAsync(here);
    }

    public async Task DisposeAsync()
    {
        await _relay!.StopAsync(CancellationToken.None);
        _relay.Dispose();
        await _laneHere!.DisposeAsync();
        await _laneThere!.DisposeAsync();
        await _console.DisposeAsync();
    }

    [Fact]
    public async Task Nudge_OfAnotherProcess_IsHeardHereOnceAndWhatWasBeforeTheStartNever()
    {
        await SendAsync(_laneHere!, Account(1));
        await SendAsync(_laneThere!, Account(2));

        await _here.HasHeardAsync(Account(1), Account(2));
        Assert.Equal([Account(0), Account(2)], _there.Heard);
    }

    [Fact]
    public async Task Nudge_OfAFailedItem_IsNotStored()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _laneThere!.RunAsync<int>((item, _) =>
        {
            item.AfterCommit(Account(1));
            throw new InvalidOperationException("broken");
        }));
        await SendAsync(_laneThere!, Account(2));

        await _here.HasHeardAsync(Account(2));
    }

    [Fact]
    public async Task Rows_SweptUnknownAndMissing_AreNoHindrance()
    {
        await _laneThere!.RunAsync(async (item, token) =>
        {
            item.Context.Nudges.Add(new StoredNudge { Kind = "of-tomorrow", Target = "x", Process = 1, At = item.Now });
            item.Context.Nudges.Add(new StoredNudge { Kind = "account", Target = "no id", Process = 1, At = item.Now });
            await item.Context.SaveChangesAsync(token);
            return await item.Context.Nudges.Where(nudge => nudge.Kind == "of-tomorrow").ExecuteDeleteAsync(token);
        });
        await SendAsync(_laneThere, Account(1));
        await _here.HasHeardAsync(Account(1));

        await _laneThere.RunAsync((item, token) => item.Context.Nudges.ExecuteDeleteAsync(token));
        await SendAsync(_laneThere, Account(2));

        await _here.HasHeardAsync(Account(1), Account(2));
    }

    [Fact]
    public async Task Nudges_OlderThanAMinute_AreSwept()
    {
        for (var i = 0; i < 3; i++)
            await SendAsync(_laneThere!, Account(i));
        _console.Clock.Advance(TimeSpan.FromSeconds(61));
        await SendAsync(_laneThere!, Account(4));

        await new SweepNudges(_laneHere!, _console.Clock).RunOnceAsync(CancellationToken.None);

        Assert.Equal(1, await _console.ReadAsync(context => context.Nudges.CountAsync()));
    }

    [Fact]
    public void EveryNudge_StoredAndRead_IsTheSame()
    {
        Nudge[] all = [new Nudge.TicketChanged(LoginTicketId.New()), Account(1)];

        Assert.Equal(typeof(Nudge).GetNestedTypes().Length, all.DistinctBy(nudge => nudge.GetType()).Count());
        Assert.All(all, nudge =>
        {
            var stored = StoredNudge.Of(nudge, 1, _console.Clock.GetUtcNow());
            Assert.Equal(nudge, StoredNudge.Read(stored.Kind, stored.Target));
        });
    }

    private SqliteWriteLane Lane(NudgeDelivery delivery)
    {
        var lane = new SqliteWriteLane(Database, _console.Clock, delivery);
        lane.Open();
        return lane;
    }

    private async Task<NudgeRelay> StartRelayAsync(NudgeDelivery delivery)
    {
        var relay = new NudgeRelay(Database, delivery, _console.Clock, NullLogger<NudgeRelay>.Instance);
        await relay.StartAsync(CancellationToken.None);
        return relay;
    }

    private static Nudge.AccountChanged Account(int number) => new(new AccountId(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])));

    private static Task<int> SendAsync(SqliteWriteLane lane, Nudge nudge) => lane.RunAsync((item, _) =>
    {
        item.AfterCommit(nudge);
        return Task.FromResult(1);
    });

    private sealed class Hearer : INudgeListener
    {
        private readonly ConcurrentQueue<Nudge> _heard = new();

        public IReadOnlyCollection<Nudge> Heard => _heard;

        public void Hear(Nudge nudge) => _heard.Enqueue(nudge);

        /// <summary>Waits until as many were heard, and looks that they are these.</summary>
        public async Task HasHeardAsync(params Nudge[] nudges)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            while (_heard.Count < nudges.Length)
                await Task.Delay(10, limit.Token);
            Assert.Equal(nudges, _heard);
        }
    }
}
