using BlazorConsole.Domain.LoginTickets;

namespace BlazorConsole.Domain.Tests.LoginTickets;

public sealed class TicketBindingTests
{
    // RFC 7636, appendix B.
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    [Fact]
    public void Challenge_IsFulfilledByItsVerifierAlone()
    {
        var bound = TicketBinding.OfChallenge(Challenge)!;

        Assert.True(bound.Matches(TicketBinding.OfVerifier(Verifier)));
        Assert.False(bound.Matches(TicketBinding.OfVerifier(Verifier + "a")));
        Assert.False(bound.Matches(TicketBinding.OfVerifier(Challenge)));
        Assert.False(bound.Matches(shown: null));
    }

    [Fact]
    public void Screen_OfAnotherKind_IsNotTheBoundOne()
    {
        var bound = TicketBinding.OfChallenge(Challenge)!;

        Assert.False(bound.Matches(bound with { Kind = TicketBinderKind.HostedPage }));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c")]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM=")]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM")]
    public void Challenge_OfAnotherShape_IsNone(string? challenge) => Assert.Null(TicketBinding.OfChallenge(challenge));

    [Theory]
    [InlineData(42)]
    [InlineData(129)]
    public void Verifier_OfAnotherLength_IsNone(int length) => Assert.Null(TicketBinding.OfVerifier(new string('a', length)));

    [Theory]
    [InlineData(' ')]
    [InlineData('\u00e9')]
    [InlineData('+')]
    public void Verifier_WithOtherCharacters_IsNone(char c) => Assert.Null(TicketBinding.OfVerifier(Verifier + c));
}
