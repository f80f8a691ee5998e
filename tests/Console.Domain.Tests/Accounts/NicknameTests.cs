using BlazorConsole.Domain.Accounts;

namespace BlazorConsole.Domain.Tests.Accounts;

public sealed class NicknameTests // attack case B12
{
    [Theory]
    [InlineData("小王", "小王")]
    [InlineData("  小王 ", "小王")]
    [InlineData("a\u0000b\nc\u2028d", "abcd")]
    [InlineData("\u202Egnp.exe", "gnp.exe")]
    [InlineData("<b>Tom</b>", "<b>Tom</b>")]
    [InlineData("=1+1", "=1+1")]
    public void Clean_GivenName_KeepsWhatIsSeen(string given, string shown) => Assert.Equal(shown, Nickname.Clean(given));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u200B\u200D\uFEFF")]
    [InlineData("\u3164\u0000")]
    public void Clean_NothingVisible_IsNoName(string? given) => Assert.Null(Nickname.Clean(given));

    [Fact]
    public void Clean_LoneSurrogate_IsDropped() => Assert.Equal("ab", Nickname.Clean("a\uD83Db"));

    [Fact]
    public void Clean_LongName_IsCutBetweenGraphemes()
    {
        const string Family = "👨‍👩‍👧‍👦";

        var name = Nickname.Clean(string.Concat(Enumerable.Repeat(Family, 1000)));

        Assert.NotNull(name);
        Assert.InRange(name.Length, 1, Account.MaxNicknameLength);
        Assert.Equal(0, name.Length % Family.Length);
    }
}
