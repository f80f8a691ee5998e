using System.Collections.Concurrent;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Phones;

namespace BlazorConsole.Features.SignIn.PhoneCosts;

/// <summary>A phone button was pressed: its code, or what it encrypted, came here.</summary>
internal sealed record Press(ChannelId Channel, string Code, ProofStrength Button, DateTimeOffset At);

/// <summary>
/// Presses that are not counted in the database yet. A sign-in loses no time over them; a process that is killed loses those of a few
/// seconds, which an estimate can bear.
/// </summary>
internal sealed class NotedPresses(TimeProvider clock)
{
    private readonly ConcurrentQueue<Press> _presses = new();

    /// <summary>Whatever becomes of the code: the charge falls at the button (protocol 6.1).</summary>
    public void Note(Channel channel, string code, ProofStrength button) =>
        _presses.Enqueue(new Press(channel.Id, code, button, clock.GetUtcNow()));

    /// <summary>Hands out what is there; what cannot be counted comes back by <see cref="Return"/>.</summary>
    public IReadOnlyList<Press> Take()
    {
        var taken = new List<Press>();
        while (taken.Count < 1000 && _presses.TryDequeue(out var press))
            taken.Add(press);
        return taken;
    }

    public void Return(IReadOnlyList<Press> presses)
    {
        foreach (var press in presses)
            _presses.Enqueue(press);
    }
}
