using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.WeChatCallbacks;

/// <summary>Takes away pushes that WeChat will not send again, and scenes whose ticket is long over.</summary>
internal sealed class SweepPushes(IWriteLane lane, TimeProvider clock) : EveryMinute(lane, clock)
{
    private const int Batch = 500;

    protected override async Task<bool> BatchAsync(LaneItem item, CancellationToken cancellationToken)
    {
        var old = item.Now - ReceivedPush.Kept;
        var pushes = item.Context.ReceivedPushes.Where(push => push.ReceivedAt <= old).Select(push => push.KeyHash).Take(Batch);
        var gone = await item.Context.ReceivedPushes.Where(push => pushes.Contains(push.KeyHash)).ExecuteDeleteAsync(cancellationToken);
        var scenes = item.Context.FollowScenes.Where(scene => scene.ExpiresAt <= old).Select(scene => scene.SceneHash).Take(Batch);
        gone += await item.Context.FollowScenes.Where(scene => scenes.Contains(scene.SceneHash)).ExecuteDeleteAsync(cancellationToken);
        return gone > 0;
    }
}
