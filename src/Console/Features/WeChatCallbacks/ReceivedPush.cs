using System.Security.Cryptography;
using System.Text;
using BlazorConsole.Domain.WeChat;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorConsole.Features.WeChatCallbacks;

/// <summary>
/// A push that was acted on. WeChat sends one again when its answer was late, and two tries may come at once. A hash only: what was pushed
/// names a person.
/// </summary>
internal sealed class ReceivedPush
{
    /// <summary>Longer than a signature is fresh, and than WeChat tries again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private ReceivedPush(byte[] keyHash, DateTimeOffset receivedAt)
    {
        KeyHash = keyHash;
        ReceivedAt = receivedAt;
    }

    public byte[] KeyHash { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>
    /// What makes it this push: its number, or for an event who, when and what (protocol 9.5). Privacy events all come from WeChat's own push
    /// account: of them the person concerned and what was taken back tell one from another of the same second.
    /// </summary>
    public static byte[] HashOf(string channel, PushMessage push) => SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', push.Event is null
            ? ["message", channel, push.MessageId]
            : (string?[])["event", channel, push["FromUserName"], push["CreateTime"], push.Event.ToLowerInvariant(), push.EventKey, push["OpenID"], push["RevokeInfo"]])));

    /// <summary>Notes it within an item; false for one that came before.</summary>
    public static async Task<bool> NoteAsync(LaneItem item, byte[] keyHash, CancellationToken cancellationToken)
    {
        if (await item.Context.ReceivedPushes.AnyAsync(push => push.KeyHash == keyHash, cancellationToken))
            return false;

        item.Context.ReceivedPushes.Add(new ReceivedPush(keyHash, item.Now));
        return true;
    }
}

internal sealed class ReceivedPushMapping : IEntityTypeConfiguration<ReceivedPush>
{
    public void Configure(EntityTypeBuilder<ReceivedPush> builder)
    {
        builder.ToTable("received_pushes");
        builder.HasKey(push => push.KeyHash);
        builder.Property(push => push.KeyHash).HasMaxLength(32);
        builder.HasIndex(push => push.ReceivedAt);
    }
}
