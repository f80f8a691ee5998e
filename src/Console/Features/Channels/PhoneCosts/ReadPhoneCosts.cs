using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Options;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.Channels.PhoneCosts;

/// <summary>A month of a mini program's phone buttons.</summary>
/// <param name="Presses">How often they were pressed.</param>
/// <param name="Fen">What that costs as an estimate, in hundredths of CNY.</param>
public sealed record PhoneMonth(PhonePresses Presses, int Fen);

/// <summary>What a mini program's phone buttons cost, as an estimate.</summary>
/// <param name="Months">The newest first.</param>
/// <param name="FreeLeft">How many presses WeChat does not charge any more.</param>
/// <param name="Percent">How much of this month's budget is used; null without a budget.</param>
public sealed record PhoneCost(IReadOnlyList<PhoneMonth> Months, int FreeLeft, int? Percent)
{
    /// <summary>From here on administrators are told.</summary>
    public const int AlertAt = 80;

    /// <summary>Whether the budget is nearly or wholly used.</summary>
    public bool Alerts => Percent >= AlertAt;
}

/// <summary>
/// Estimates. WeChat's bill is the truth: presses whose code never came here are missing, and whoever does not pay WeChat's usual price
/// sets their own.
/// </summary>
internal sealed class ReadPhoneCosts(IDbContextFactory<ConsoleContext> contexts, IOptions<PhoneCostOptions> prices, TimeProvider clock)
{
    private const int MonthsShown = 12;

    public async Task<PhoneCost> LoadAsync(Channel channel, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return Of(channel, await context.PhonePresses.Where(presses => presses.Channel == channel.Id).ToListAsync(cancellationToken));
    }

    /// <summary>Of all mini programs.</summary>
    public async Task<IReadOnlyDictionary<ChannelId, PhoneCost>> LoadAllAsync(IReadOnlyList<Channel> channels, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var all = await context.PhonePresses.ToListAsync(cancellationToken);
        return channels.Where(channel => channel.Kind is ChannelKind.MiniProgram)
            .ToDictionary(channel => channel.Id, channel => Of(channel, all.FindAll(presses => presses.Channel == channel.Id)));
    }

    private PhoneCost Of(Channel channel, List<PhonePresses> presses)
    {
        var months = new List<PhoneMonth>();
        var free = prices.Value.Free;
        foreach (var month in presses.OrderBy(month => month.Month))
        {
            var charged = Math.Max(0, month.All - free);
            free -= month.All - charged;
            // Which of the two buttons were the free ones nobody knows: each kind bears its share.
            var full = (month.Quick * prices.Value.QuickFen) + (month.RealTime * prices.Value.RealTimeFen);
            months.Insert(0, new PhoneMonth(month, month.All == 0 ? 0 : (int)((long)full * charged / month.All)));
        }

        var now = PhonePresses.MonthOf(clock.GetUtcNow());
        var spent = months.Find(month => month.Presses.Month == now)?.Fen ?? 0;
        return new PhoneCost([.. months.Take(MonthsShown)], free, channel.PhoneBudget is > 0 and var budget ? (int)((long)spent * 100 / budget) : null);
    }
}
