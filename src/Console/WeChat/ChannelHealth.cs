using BlazorConsole.Domain.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorConsole.WeChat;

/// <summary>How the last conversation of one kind went, between a channel and WeChat.</summary>
internal sealed class ChannelHealth
{
    public const int MaxWhatLength = 64;
    public const int MaxOutcomeLength = 64;
    public const int MaxDetailLength = 64;

    /// <summary>A conversation that went well.</summary>
    public const string Good = "ok";

    /// <summary>Not a call: WeChat refused a token that was good by the clock.</summary>
    public const string TokenConflict = "token-conflict";

    /// <summary>Not a call: WeChat told us something.</summary>
    public const string Push = "push";

    /// <summary>Not a call: something came to the push address that was not signed as it must be.</summary>
    public const string PushRefused = "push-refused";

    /// <summary>WeChat had another token by then: another system with our AppID and secret forces stable_token.</summary>
    public const string ReplacedByAnother = "token.replaced-by-another";

    /// <summary>WeChat refused its own present token, and was made to give another.</summary>
    public const string Forced = "token.forced";

    /// <summary>It did so again, too soon after the last time.</summary>
    public const string RefusedAgain = "token.refused-again";

    private ChannelHealth(ChannelId channel, string what, string outcome) => (Channel, What, Outcome) = (channel, what, outcome);

    public ChannelId Channel { get; private set; }

    /// <summary>WeChat's path, e.g. <c>sns/jscode2session</c>, or one of the constants.</summary>
    public string What { get; private set; }

    /// <summary><see cref="Good"/>, or the code of the error.</summary>
    public string Outcome { get; private set; }

    /// <summary>WeChat's own number, where it named one.</summary>
    public int? ErrorCode { get; private set; }

    /// <summary>What else WeChat said: the address that it does not allow. Never a token, a code or a person.</summary>
    public string? Detail { get; private set; }

    public DateTimeOffset SeenAt { get; private set; }

    public static ChannelHealth Of(ChannelId channel, string what, HealthNote note)
    {
        var health = new ChannelHealth(channel, what, note.Outcome);
        health.See(note);
        return health;
    }

    public void See(HealthNote note) => (Outcome, ErrorCode, Detail, SeenAt) = (note.Outcome, note.ErrorCode, note.Detail, note.SeenAt);
}

internal sealed class ChannelHealthMapping : IEntityTypeConfiguration<ChannelHealth>
{
    public void Configure(EntityTypeBuilder<ChannelHealth> builder)
    {
        builder.ToTable("channel_health");
        builder.HasKey(health => new { health.Channel, health.What });
        builder.Property(health => health.What).HasMaxLength(ChannelHealth.MaxWhatLength);
        builder.Property(health => health.Outcome).HasMaxLength(ChannelHealth.MaxOutcomeLength);
        builder.Property(health => health.Detail).HasMaxLength(ChannelHealth.MaxDetailLength);
        builder.HasOne<Channel>().WithMany().HasForeignKey(health => health.Channel).OnDelete(DeleteBehavior.Cascade);
    }
}
