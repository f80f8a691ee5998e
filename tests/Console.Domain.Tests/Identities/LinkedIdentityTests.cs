using BlazorConsole.Domain.Identities;

namespace BlazorConsole.Domain.Tests.Identities;

public sealed class LinkedIdentityTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("U1", true)]
    [InlineData("F1 U2", true)]
    [InlineData("U2 F1", true)] // told in the wrong order
    [InlineData("U1 F2", false)]
    [InlineData("F2 U1", false)]
    [InlineData("U1 F2 U1", false)] // told twice
    [InlineData("F1 U2 F3 U4", true)]
    [InlineData("U1 F1", true)]
    public void Following_ToldInAnyOrder_IsWhatCameLast(string told, bool hasUnfollowed)
    {
        var link = LinkedIdentity.Attach(new WeChatSubject(Given.AppId, Given.OpenId(), null), Given.Origin(1), Given.Channel, Given.Now);

        foreach (var (what, at) in told.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(step => (step[0], Given.Now.AddSeconds(step[1] - '0'))))
        {
            if (what == 'F')
                link.Follow(at);
            else
                link.Unfollow(at);
        }

        Assert.Equal(hasUnfollowed, link.HasUnfollowed);
    }
}
