using BlazorConsole.Domain.Phones;

namespace BlazorConsole.Domain.Tests.Phones;

public sealed class PhoneClaimTests
{
    private static readonly DateTimeOffset Later = Given.Now.AddDays(100);

    [Fact]
    public void Prove_QuicklyAgain_RepeatsAnOldProofAndMakesNoneNewer()
    {
        var claim = Claimed(ProofStrength.Quick);
        claim.Prove(Given.Proof(ProofStrength.Quick, Later));

        Assert.Equal((Given.Now, Later), (claim.ProvedAt, claim.LastSeen));
    }

    [Fact]
    public void Prove_QuicklyAfterARealTimeProof_KeepsTheStrongerOne()
    {
        var claim = Claimed(ProofStrength.RealTime);
        claim.Prove(Given.Proof(ProofStrength.Quick, Later));

        Assert.Equal((ProofStrength.RealTime, Given.Now), (claim.Strength, claim.ProvedAt));
    }

    [Theory]
    [InlineData(ProofStrength.Quick)]
    [InlineData(ProofStrength.RealTime)]
    public void Prove_InRealTime_StrengthensAndFreshens(ProofStrength before)
    {
        var claim = Claimed(before);
        claim.Prove(Given.Proof(ProofStrength.RealTime, Later));

        Assert.Equal((ProofStrength.RealTime, Later), (claim.Strength, claim.ProvedAt));
    }

    private static PhoneClaim Claimed(ProofStrength strength)
    {
        var claim = PhoneClaim.Note(Given.Origin(1), new byte[32], new byte[32], [1], Given.Now);
        claim.Decide(ClaimState.Holder, Given.Proof(strength), Guid.Empty, 2);
        return claim;
    }
}
