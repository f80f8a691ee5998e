using System.Security.Cryptography;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Cast;
using BlazorConsole.Sandbox.WeChat.Authorization;

namespace BlazorConsole.Sandbox.WeChat.MiniPrograms;

/// <summary>Whom a code of a mini program stands for.</summary>
internal sealed record MiniProgramGrant(WeChatApp App, Person Person);

/// <summary>What wx.login and the phone buttons hand out. The two kinds lie apart: neither is worth anything in the other's place.</summary>
internal sealed class MiniProgramCodes(TimeProvider time)
{
    private readonly OneTimeStore<MiniProgramGrant> _logins = new(time, AuthorizeEndpoints.NewCode);
    private readonly OneTimeStore<MiniProgramGrant> _phones = new(time, () => RandomNumberGenerator.GetHexString(64, lowercase: true));

    public string NewLogin(WeChatApp app, Person person) => _logins.Add(new(app, person), app.CodeLifetime);

    /// <summary>For both buttons: the answer to a code does not say when the number was verified; the button that was drawn does.</summary>
    public string NewPhone(WeChatApp app, Person person) => _phones.Add(new(app, person), app.CodeLifetime);

    public OneTimeStore<MiniProgramGrant>.Entry? FindLogin(string code) => _logins.Find(code);

    public OneTimeStore<MiniProgramGrant>.Entry? FindPhone(string code) => _phones.Find(code);
}
