using BlazorConsole.Domain.Accounts;

namespace BlazorConsole.Domain.Tests.Accounts;

public sealed class ProfileTests
{
    [Fact]
    public void Of_TwoNicknamesOfOneSource_TakesTheNewest()
    {
        var profile = Profile.Of([Fact(1, "old", 0), Fact(2, "new", 1)]);

        Assert.Equal("new", profile.Nickname);
    }

    [Fact]
    public void Of_PlaceholderAfterAName_KeepsTheName()
    {
        var profile = Profile.Of([Fact(1, "小王", 0), Fact(2, Profile.PlaceholderNickname, 1)]);

        Assert.Equal("小王", profile.Nickname);
    }

    [Fact]
    public void Of_NoFacts_IsEmpty() => Assert.Equal(new Profile(null, null), Profile.Of([]));

    [Fact]
    public void Of_AvatarFact_NamesThePicture()
    {
        var avatar = Guid.CreateVersion7(Given.Now);

        var profile = Profile.Of([new ProfileFact(Given.Origin(1), ProfileField.Avatar, ProfileSource.WeChat, avatar.ToString("N"), Given.Now)]);

        Assert.Equal(new AvatarId(avatar), profile.Avatar);
    }

    private static ProfileFact Fact(int origin, string nickname, int minute) =>
        new(Given.Origin(origin), ProfileField.Nickname, ProfileSource.WeChat, nickname, Given.Now.AddMinutes(minute));
}
