using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Options;
using BlazorConsole.WeChat;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.SignIn.Follow;

/// <summary>A code of an official account: what it holds, and the scene that its scans will be told with.</summary>
internal sealed record FollowCode(string Content, string Scene);

/// <summary>Asks WeChat for codes of an official account.</summary>
internal sealed class FollowCodes(OfficialAccountCalls weChat, IOptions<SignInOptions> options)
{
    /// <summary>How much longer WeChat knows the code than we do: who scans late hears from us that it is too late, and not from WeChat.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromMinutes(10);

    public async Task<Result<FollowCode>> MakeAsync(Channel channel, CancellationToken cancellationToken)
    {
        var scene = FollowScene.New();
        var content = await weChat.CreateCodeAsync(channel, scene, options.Value.TicketLifetime + Afterwards, cancellationToken);
        return content.Map(url => new FollowCode(url, scene));
    }
}
