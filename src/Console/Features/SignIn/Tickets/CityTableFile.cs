using System.Net;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>The table that the build put beside the program. Without it, or when it is broken, no city is known and a start says so once.</summary>
internal sealed partial class CityTableFile(string path, ILogger<CityTableFile> logger) : ICityTable, IHostedService
{
    private CityTable? _table;

    [ActivatorUtilitiesConstructor]
    public CityTableFile(ILogger<CityTableFile> logger) : this(Path.Combine(AppContext.BaseDirectory, "ip2region.db"), logger)
    {
    }

    public string? Find(IPAddress? address) => _table?.Find(address);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            _table = CityTable.Open(await File.ReadAllBytesAsync(path, cancellationToken));
            if (_table is null)
                Log.NotATable(logger, path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Log.NoTable(logger, path, failure.Message);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(EventId = 2601, Level = LogLevel.Warning, Message = "No cities are shown: {Path} cannot be read. {Reason}")]
        public static partial void NoTable(ILogger logger, string path, string reason);

        [LoggerMessage(EventId = 2602, Level = LogLevel.Warning, Message = "No cities are shown: {Path} is not a whole table of cities.")]
        public static partial void NotATable(ILogger logger, string path);
    }
}
