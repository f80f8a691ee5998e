using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Features.Accounts;
using BlazorConsole.Options;
using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Writing;
using BlazorConsole.Recognition;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace BlazorConsole.Components.Tests;

/// <summary>Pages over a real database: people get into it the way they do in life, by being recognised.</summary>
public abstract class StoredConsoleContext : ConsoleTestContext, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("console-components-").FullName;

    private protected StoredConsoleContext()
    {
        Services.Configure<DatabaseOptions>(options => options.File = Path.Combine(_folder, "console.db"));
        Services.Configure<EncryptionOptions>(options => options.KeyFile = Path.Combine(_folder, "master.key"));
        Services.AddSingleton<IHostEnvironment, TestEnvironment>();
        Services.AddPersistence();
        Services.AddRecognition();
        Services.AddAuthorizationCore();
        Services.AddAccounts();
    }

    private protected Channel Website { get; private set; } = null!;

    private protected Channel OfficialAccount { get; private set; } = null!;

    private protected string DatabaseFile => Path.Combine(_folder, "console.db");

    private IWriteLane Lane => Services.GetRequiredService<IWriteLane>();

    public virtual async Task InitializeAsync()
    {
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        await Services.OpenDatabaseAsync();
        await Lane.RunAsync((item, _) =>
        {
            var platform = new OpenPlatform(OpenPlatformId.New(item.Now), "acme", "Acme");
            item.Context.OpenPlatforms.Add(platform);
            Website = Register(item, "site", "Web site", ChannelKind.WebsiteApp, "wx0000000000000001", platform.Id);
            OfficialAccount = Register(item, "oa", "Official account", ChannelKind.OfficialAccount, "wx0000000000000002", platform.Id);
            return Task.FromResult(true);
        });
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private protected async Task<AccountId> SignsInAsync(
        string openId, string? nickname = null, string? unionId = null, Channel? through = null, GivenPhone? phone = null, PersonAnswer? answer = null)
    {
        var channel = through ?? Website;
        var named = new Answer(OpenId.Parse(openId), unionId is null ? null : UnionId.Parse(unionId));
        var proof = phone is null ? null : new PhoneProof(phone.Number, phone.Strength, named.OpenId, Clock.Now);
        var evidence = new Evidence(channel.Id, channel.AppId, [named], IsSnapshot: false, Clock.Now, proof);
        var recognise = Services.GetRequiredService<RecognisePerson>();
        var account = await Lane.RunAsync(async (item, cancellationToken) =>
        {
            var recognised = await recognise.DecideAsync(item, evidence, answer, cancellationToken);
            var signIn = await recognise.StoreAsync(
                item, recognised, (Resolution.SignedIn)recognised.Resolution, new Profile(nickname, Avatar: null), Scenario.PcScan, cancellationToken);
            await item.Context.SaveChangesAsync(cancellationToken);
            return (await item.Context.Origins.SingleAsync(stored => stored.Id == signIn.Origin, cancellationToken)).Account;
        });
        // Nudges of an item go out before the next item begins: after this one, nobody hears of the sign-in by surprise.
        await WriteAsync(_ => { });
        return account;
    }

    private protected Task WriteAsync(Action<ConsoleContext> write) => Lane.RunAsync((item, _) =>
    {
        write(item.Context);
        return Task.FromResult(true);
    });

    private protected async Task<T> ReadAsync<T>(Func<ConsoleContext, Task<T>> read)
    {
        await using var context = await Services.GetRequiredService<IDbContextFactory<ConsoleContext>>().CreateDbContextAsync();
        return await read(context);
    }

    private protected Task<Channel> WithMiniProgramAsync() => Lane.RunAsync((item, _) => Task.FromResult(
        Register(item, "mini", "Mini program", ChannelKind.MiniProgram, "wx0000000000000003", Website.OpenPlatform!.Value)));

    private protected void Later(TimeSpan time) => Clock.Now += time;

    /// <summary>Whoever reads finds no database until this is disposed.</summary>
    private protected IDisposable HideDatabase()
    {
        var hidden = DatabaseFile + ".hidden";
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Move(DatabaseFile, hidden);
        return new Restoring(() => File.Move(hidden, DatabaseFile));
    }

    /// <summary>Another process writes and does not end.</summary>
    private protected async Task<IAsyncDisposable> HoldDatabaseAsync()
    {
        var holder = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        await holder.OpenAsync();
        await using var begin = holder.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        await begin.ExecuteNonQueryAsync();
        return holder;
    }

    private static Channel Register(LaneItem item, string key, string name, ChannelKind kind, string appId, OpenPlatformId platform)
    {
        var channel = Channel.Register(ChannelId.New(item.Now), key, kind, WeChatAppId.Parse(appId));
        channel.Configure(ChannelSource.Configuration, name, Scenario.Of(kind), ChannelMode.Automatic, PhonePolicy.None, agreements: []);
        channel.ChangeSecret([1], item.Now);
        channel.Bind(platform, item.Now);
        return item.Context.Channels.Add(channel).Entity;
    }

    private sealed class Restoring(Action restore) : IDisposable
    {
        public void Dispose() => restore();
    }

    private sealed class TestEnvironment : IHostEnvironment
    {
        public string ApplicationName { get; set; } = "BlazorConsole";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();

        public string ContentRootPath { get; set; } = "/";

        public string EnvironmentName { get; set; } = Environments.Development;
    }
}

/// <summary>The number that comes with a sign-in.</summary>
internal sealed record GivenPhone(PhoneNumber Number, ProofStrength Strength);
