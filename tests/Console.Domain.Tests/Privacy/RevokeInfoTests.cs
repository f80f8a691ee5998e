using BlazorConsole.Domain.Privacy;

namespace BlazorConsole.Domain.Tests.Privacy;

public sealed class RevokeInfoTests
{
    [Theory]
    [InlineData("6", RevokedData.Profile)]
    [InlineData("8", RevokedData.Phone)]
    [InlineData("205", RevokedData.Profile)]
    [InlineData("301", RevokedData.Everything)]
    [InlineData("13", RevokedData.NothingStored)]
    [InlineData("6,8", RevokedData.Profile | RevokedData.Phone)]
    [InlineData("8;13", RevokedData.Phone)]
    [InlineData("8,17", RevokedData.Phone | RevokedData.Unknown)]
    [InlineData("", RevokedData.Unknown)]
    [InlineData(null, RevokedData.Unknown)]
    [InlineData("08", RevokedData.Unknown)]
    public void Numbers_OfWeChatsTables_AreRead(string? revokeInfo, RevokedData revoked) => Assert.Equal(revoked, RevokeInfo.Read(revokeInfo));
}
