using BlazorConsole.Domain.WeChat;

namespace BlazorConsole.Domain.Tests.WeChat;

public sealed class AuthorizationUrlTests
{
    [Fact]
    public void OfficialAccount_Built_KeepsWeChatsOrderAndFragment() // protocol 4.1: the link is matched by a strict pattern
    {
        var url = AuthorizationUrl.OfficialAccount(
            "https://open.weixin.qq.com", Given.AppId, "https://login.example.com/wechat/callback/official", AuthorizationUrl.UserInfoScope, "abc123");

        Assert.Equal(
            "https://open.weixin.qq.com/connect/oauth2/authorize?appid=wx0123456789abcdef"
            + "&redirect_uri=https%3A%2F%2Flogin.example.com%2Fwechat%2Fcallback%2Fofficial"
            + "&response_type=code&scope=snsapi_userinfo&state=abc123#wechat_redirect",
            url);
    }
}
