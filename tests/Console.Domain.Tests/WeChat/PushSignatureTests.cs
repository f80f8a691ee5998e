using BlazorConsole.Domain.WeChat;

namespace BlazorConsole.Domain.Tests.WeChat;

public sealed class PushSignatureTests
{
    private const string Expected = "f95ce7ddb4bcf7f4fb273022acc088a452375acd";

    [Fact]
    public void Signature_OfTheVector_IsWeChats() => Assert.Equal(Expected, PushSignature.Of("simtoken2026", "1795000000", "8842017")); // V4

    [Fact]
    public void Signature_OfPartsInAnyOrder_IsTheSame() => Assert.Equal(Expected, PushSignature.Of("8842017", "simtoken2026", "1795000000"));

    [Fact]
    public void Parts_OfUpperAndLowerCase_AreSortedByTheirBytes() =>
        // A culture would put "a" before "B".
        Assert.Equal(PushSignature.Of("Ba"), PushSignature.Of("a", "B"));

    [Theory]
    [InlineData(Expected, true)]
    [InlineData("F95CE7DDB4BCF7F4FB273022ACC088A452375ACD", false)]
    [InlineData("f95ce7ddb4bcf7f4fb273022acc088a452375ace", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Signature_Compared_MatchesToTheLastDigit(string? signature, bool matches) =>
        Assert.Equal(matches, PushSignature.Matches(signature, "simtoken2026", "1795000000", "8842017"));
}
