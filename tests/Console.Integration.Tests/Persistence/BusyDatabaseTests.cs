using System.Net;
using BlazorConsole.Features.SignIn.Tickets;
using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BlazorConsole.Integration.Tests.Persistence;

/// <summary>Another process holds the database, or was killed while it did.</summary>
public sealed class BusyDatabaseTests
{
    [Fact]
    public async Task Database_LockedByAnotherProcess_IsAnsweredWith503AndServedAgainAfterwards()
    {
        await using var own = await OwnConsole.StartAsync();
        using var screen = await Screen.OpenAsync(own.Console);
        using (var other = own.Console.Services.GetRequiredService<SqliteDatabase>().OpenForWriting())
        using (other.BeginTransaction(deferred: false))
        {
            using var refused = await screen.Browser.PostAsync(new Uri(ConsoleUrls.Tickets, UriKind.Relative), null);

            Assert.Equal("console.busy", await refused.RefusalAsync(HttpStatusCode.ServiceUnavailable));
            Assert.NotNull(refused.Headers.RetryAfter);
        }

        Assert.NotNull(await screen.NewCodeAsync());
    }

    [Fact]
    public async Task Sweeps_MeetABusyLane_TryAgainAndDoNotStopTheConsole()
    {
        var lane = new BusyLane();
        foreach (var sweep in (BackgroundService[])[new SweepTickets(lane, new HastyClock()), new SweepNudges(lane, new HastyClock())])
        {
            var asked = lane.Asked;
            await sweep.StartAsync(CancellationToken.None);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            while (lane.Asked < asked + 2 && !sweep.ExecuteTask!.IsCompleted)
                await Task.Delay(5, limit.Token);
            Assert.False(sweep.ExecuteTask!.IsFaulted);
            await sweep.StopAsync(CancellationToken.None);
            sweep.Dispose();
        }
    }

    [Fact]
    public async Task MigrationLock_LeftByAKilledProcess_HoldsNobodyUp()
    {
        await using var own = await OwnConsole.StartAsync();
        await own.Console.StopAsync();
        // What is pooled in this process would go on reading the file that is deleted here.
        SqliteConnection.ClearAllPools();
        File.Delete(own.Console.DatabaseFile);
        await using (var connection = new SqliteConnection($"Data Source={own.Console.DatabaseFile};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL);
                INSERT INTO __EFMigrationsLock VALUES (1, '2026-11-22 00:00:00')
                """;
            command.ExecuteNonQuery();
        }

        await Task.Run(own.Console.Start).WaitAsync(TimeSpan.FromSeconds(30));

        using var screen = await Screen.OpenAsync(own.Console);
        Assert.NotNull(await screen.NewCodeAsync());
    }

    private sealed class BusyLane : IWriteLane
    {
        private int _asked;

        public int Asked => _asked;

        public Task<T> RunAsync<T>(Func<LaneItem, CancellationToken, Task<T>> work, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _asked);
            throw new WriteLaneBusyException("The database stayed locked.");
        }
    }

    /// <summary>Every timer rings at once and again.</summary>
    private sealed class HastyClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1));
    }
}
