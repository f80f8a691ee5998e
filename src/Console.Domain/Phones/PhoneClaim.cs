using BlazorConsole.Domain.Accounts;

namespace BlazorConsole.Domain.Phones;

/// <summary>What an origin's claim on a number is worth.</summary>
public enum ClaimState
{
    /// <summary>The number is this person's. A number has one holder at most.</summary>
    Holder,

    /// <summary>A way to reach this person; the number belongs to somebody else, or to nobody.</summary>
    Contact,

    /// <summary>Two living people proved the number; it finds nobody until that is decided.</summary>
    Disputed,

    /// <summary>Somebody else proved the number since.</summary>
    Reassigned,

    /// <summary>An import says so; nobody proved it.</summary>
    Imported,

    /// <summary>The person gave it up.</summary>
    Released,
}

/// <summary>
/// An origin's claim on a number. The number itself is encrypted under the origin's key and found by keyed hashes; one claim per origin
/// and number, never moved to another origin.
/// </summary>
public sealed class PhoneClaim
{
    private PhoneClaim(OriginId origin, byte[] numberHash, byte[] lastFourHash, byte[] number, DateTimeOffset firstSeen)
    {
        Origin = origin;
        NumberHash = numberHash;
        LastFourHash = lastFourHash;
        Number = number;
        FirstSeen = LastSeen = ProvedAt = firstSeen;
    }

    /// <summary>Whose claim it is; never changes.</summary>
    public OriginId Origin { get; private set; }

    /// <summary>Keyed hash of the E.164 form: equal numbers are found by it.</summary>
    public byte[] NumberHash { get; private set; }

    /// <summary>Keyed hash of the last four digits.</summary>
    public byte[] LastFourHash { get; private set; }

    /// <summary>The number, encrypted under the origin's key; the domain never reads it.</summary>
    public byte[] Number { get; private set; }

    /// <summary>What the claim is worth.</summary>
    public ClaimState State { get; private set; }

    /// <summary>The strongest proof so far.</summary>
    public ProofStrength Strength { get; private set; }

    /// <summary>When that proof was given. A quick check repeats an old proof and never makes this later.</summary>
    public DateTimeOffset ProvedAt { get; private set; }

    /// <summary>When the number first came with this person.</summary>
    public DateTimeOffset FirstSeen { get; private set; }

    /// <summary>When it last did.</summary>
    public DateTimeOffset LastSeen { get; private set; }

    /// <summary>The sign-in that the present state rests on.</summary>
    public Guid SignIn { get; private set; }

    /// <summary>The version of the table that decided the present state.</summary>
    public int RulesVersion { get; private set; }

    /// <summary>A number came with a person for the first time; <see cref="Decide"/> says what the claim is worth.</summary>
    public static PhoneClaim Note(OriginId origin, byte[] numberHash, byte[] lastFourHash, byte[] encryptedNumber, DateTimeOffset now) =>
        new(origin, numberHash, lastFourHash, encryptedNumber, now);

    /// <summary>The rules decided what the claim is worth, by a proof.</summary>
    public void Decide(ClaimState state, PhoneProof proof, Guid signIn, int rulesVersion)
    {
        State = state;
        SignIn = signIn;
        RulesVersion = rulesVersion;
        Prove(proof);
    }

    /// <summary>The number came again. A stronger or a real-time proof counts from now on; a weaker one only says that it was seen.</summary>
    public void Prove(PhoneProof proof)
    {
        if (proof.Strength > Strength || proof is { Strength: ProofStrength.RealTime } && proof.At > ProvedAt)
        {
            Strength = proof.Strength;
            ProvedAt = proof.At;
        }

        if (proof.At > LastSeen)
            LastSeen = proof.At;
    }
}
