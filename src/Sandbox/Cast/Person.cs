namespace BlazorConsole.Sandbox.Cast;

/// <summary>One sentence in the sandbox's two languages.</summary>
public sealed record Sentence(string English, string Chinese);

/// <summary>Somebody with a WeChat account, and what can be seen by acting as them.</summary>
public sealed record Person(string Id, string Nickname, Sentence Shows)
{
    /// <summary>The number bound to this WeChat account, as WeChat gives it: country code, then the number.</summary>
    public string? Phone { get; init; }

    /// <summary>This person's WeChat has no real-time phone button: it came later than their version.</summary>
    public bool HasOldWeChat { get; init; }

    /// <summary>This person followed Acme's former official account, which was dissolved into the present one.</summary>
    public bool FollowedFormerAccount { get; init; }

    /// <summary>WeChat shows this person the page as a snapshot: no consent, and ids and profile of a virtual user.</summary>
    public bool IsSnapshotVisitor { get; init; }

    /// <summary>The first sign-in at each app has no UnionID, the later ones do, as if the app had been bound to its open platform in between.</summary>
    public bool UnionIdComesLate { get; init; }
}
