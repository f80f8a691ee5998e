using BlazorConsole.Domain.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorConsole.WeChat;

/// <summary>
/// The one application token of an app, for every process on this database, and who has the right to fetch the next: a process that dies
/// with the right holds up nobody for longer than <see cref="Right"/>.
/// </summary>
internal sealed class StoredAppToken
{
    /// <summary>Length of <see cref="Holder"/>.</summary>
    public const int HolderLength = 22;

    /// <summary>How long the right to fetch lasts: longer than WeChat may take to answer.</summary>
    public static readonly TimeSpan Right = TimeSpan.FromSeconds(15);

    /// <summary>How far apart two forced refreshes are. WeChat allows twenty a day; each takes the token away from whoever else has it.</summary>
    public static readonly TimeSpan BetweenForced = TimeSpan.FromMinutes(75);

    private StoredAppToken(WeChatAppId appId) => (AppId, Token) = (appId, []);

    public WeChatAppId AppId { get; private set; }

    /// <summary>Encrypted; empty before the first.</summary>
    public byte[] Token { get; private set; }

    public DateTimeOffset ObtainedAt { get; private set; }

    public DateTimeOffset RenewAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Who may fetch the next one, until <see cref="HeldUntil"/>.</summary>
    public string? Holder { get; private set; }

    public DateTimeOffset? HeldUntil { get; private set; }

    /// <summary>When WeChat was last made to replace a token.</summary>
    public DateTimeOffset? ForcedAt { get; private set; }

    public static StoredAppToken Of(WeChatAppId appId) => new(appId);

    /// <summary>Takes the right to fetch, unless somebody has it.</summary>
    public bool TryTake(string holder, DateTimeOffset now)
    {
        if (Holder is not null && now < HeldUntil)
            return false;

        (Holder, HeldUntil) = (holder, now + Right);
        return true;
    }

    /// <summary>Whether WeChat may be made to replace the token now; asked and used up at once, before WeChat is.</summary>
    public bool TryForce(DateTimeOffset now)
    {
        if (now < ForcedAt + BetweenForced)
            return false;

        ForcedAt = now;
        return true;
    }

    /// <summary>Keeps what <paramref name="holder"/> fetched; null where it fetched nothing. Whoever lost the right changes nothing.</summary>
    public void Give(string holder, byte[]? encrypted, AppToken? token, DateTimeOffset now)
    {
        if (Holder != holder)
            return;

        (Holder, HeldUntil) = (null, null);
        if (token is not null)
            (Token, ObtainedAt, RenewAt, ExpiresAt) = (encrypted!, now, token.RenewAt, token.ExpiresAt);
    }
}

internal sealed class StoredAppTokenMapping : IEntityTypeConfiguration<StoredAppToken>
{
    public void Configure(EntityTypeBuilder<StoredAppToken> builder)
    {
        builder.ToTable("app_tokens");
        builder.HasKey(token => token.AppId);
        builder.Property(token => token.Holder).HasMaxLength(StoredAppToken.HolderLength);
    }
}
