using System.Collections.Concurrent;
using BlazorConsole.Persistence.Writing;

namespace BlazorConsole.Features.Accounts;

/// <summary>Tells open pages which accounts changed, as nudges say it after their commit.</summary>
internal sealed class AccountFeed(TimeProvider clock) : INudgeListener
{
    private readonly ConcurrentDictionary<AccountChanges, bool> _followers = new();

    /// <summary>How many pages follow now.</summary>
    public int Followers => _followers.Count;

    /// <summary>Changes from now on, until disposed.</summary>
    public AccountChanges Follow()
    {
        var changes = new AccountChanges(clock, over => _followers.TryRemove(over, out _));
        _followers[changes] = true;
        return changes;
    }

    public void Hear(Nudge nudge)
    {
        if (nudge is not Nudge.AccountChanged { Account: var account })
            return;
        foreach (var (follower, _) in _followers)
            follower.Note(account);
    }
}
