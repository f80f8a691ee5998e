using BlazorConsole.Sandbox.Control;
using BlazorConsole.Sandbox.WeChat.Calls;

namespace BlazorConsole.Sandbox.WeChat.MiniPrograms;

/// <summary>One person's logins at one mini program: a hundred in a minute, where limits are switched on.</summary>
internal sealed class LoginLimit(CallCounts counts, Behaviour behaviour)
{
    private const int MostPerMinute = 100;

    public bool IsReached(MiniProgramGrant grant) =>
        counts.Note(grant.App.AppId, $"{ExchangeLoginCode.Path} {grant.Person.Id}", RateLimits.Minute) > MostPerMinute && behaviour.RateLimits;
}
