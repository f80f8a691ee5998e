using System.Globalization;

namespace BlazorConsole.Load;

/// <summary>What to drive and how much of it. Everything has an upper bound: the driver stops by itself.</summary>
internal sealed record LoadOptions
{
    public const string Usage = """
        dotnet run -c Release --project bench/Load -- [switches]

          --sign-ins <n>        measured sign-ins, 1 to 100000                    (2000)
          --concurrency <n>     sign-ins at the same time, 1 to 256               (16)
          --returning <n>       percent of them by people who came before         (50)
          --warm-up <n>         sign-ins before the measured ones, 0 to 10000     (1000)
          --at-most <s>         seconds until no further sign-in is begun, to 3600 (300)
          --starts <n>          measured starts of each kind, 0 to 20             (5)
          --kills <n>           instead of all that: kill the console n times, 1 to 1000, while people sign in
          --seed <text>         of the kills' instants, as an earlier run printed it

          --console <origin>    a running console instead of a started one, with
          --wechat <origin>     the sandbox that it belongs to, and, for the check at the end,
          --database <file>     its database
        """;

    public int SignIns { get; private init; } = 2000;

    public int Concurrency { get; private init; } = 16;

    public int Returning { get; private init; } = 50;

    public int WarmUp { get; private init; } = 1000;

    public TimeSpan AtMost { get; private init; } = TimeSpan.FromSeconds(300);

    public int Starts { get; private init; } = 5;

    /// <summary>0: nothing is killed.</summary>
    public int Kills { get; private init; }

    public string? Seed { get; private init; }

    public Uri? Console { get; private init; }

    public Uri? WeChat { get; private init; }

    public string? Database { get; private init; }

    /// <returns>The options, or a sentence that says which word was not understood.</returns>
    public static (LoadOptions Options, string? Error) Parse(IReadOnlyList<string> words)
    {
        var options = new LoadOptions();
        for (var i = 0; i < words.Count; i += 2)
        {
            if (i + 1 == words.Count || options.With(words[i], words[i + 1]) is not { } changed)
                return (options, $"Not understood: {string.Join(' ', words.Skip(i).Take(2))}");
            options = changed;
        }

        return options.Console is null == options.WeChat is null
            ? (options, null)
            : (options, "--console and --wechat go together.");
    }

    private LoadOptions? With(string name, string value) => (name, Number(value), Loopback(value)) switch
    {
        ("--sign-ins", >= 1 and <= 100_000 and var number, _) => this with { SignIns = number },
        ("--concurrency", >= 1 and <= 256 and var number, _) => this with { Concurrency = number },
        ("--returning", >= 0 and <= 100 and var number, _) => this with { Returning = number },
        ("--warm-up", >= 0 and <= 10_000 and var number, _) => this with { WarmUp = number },
        ("--at-most", >= 1 and <= 3600 and var number, _) => this with { AtMost = TimeSpan.FromSeconds(number) },
        ("--starts", >= 0 and <= 20 and var number, _) => this with { Starts = number },
        ("--kills", >= 1 and <= 1000 and var number, _) => this with { Kills = number },
        ("--seed", _, _) when value.Length > 0 => this with { Seed = value },
        ("--console", _, { } origin) => this with { Console = origin },
        ("--wechat", _, { } origin) => this with { WeChat = origin },
        ("--database", _, _) when File.Exists(value) => this with { Database = value },
        _ => null,
    };

    private static int Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static Uri? Loopback(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var origin) && origin is { Scheme: "http", IsLoopback: true } ? origin : null;
}
