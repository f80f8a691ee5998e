using System.Security.Cryptography;
using System.Text;
using BlazorConsole.Domain.WeChat;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorConsole.Features.SignIn;

/// <summary>Encrypted data of a mini program that was used: whoever kept it and brings it again is refused. A hash only.</summary>
internal sealed class SpentData
{
    private SpentData(byte[] dataHash, DateTimeOffset expiresAt)
    {
        DataHash = dataHash;
        ExpiresAt = expiresAt;
    }

    public byte[] DataHash { get; private set; }

    /// <summary>From then on the data is too old by itself.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Uses it within an item; false for what was used before.</summary>
    public static async Task<bool> SpendAsync(LaneItem item, string data, CancellationToken cancellationToken)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(data));
        if (await item.Context.SpentData.AnyAsync(spent => spent.DataHash == hash, cancellationToken))
            return false;

        // A clock that is ahead of ours counts as fresh for as long once more.
        item.Context.SpentData.Add(new SpentData(hash, item.Now + (2 * EncryptedData.Freshness)));
        return true;
    }
}

internal sealed class SpentDataMapping : IEntityTypeConfiguration<SpentData>
{
    public void Configure(EntityTypeBuilder<SpentData> builder)
    {
        builder.ToTable("spent_data");
        builder.HasKey(spent => spent.DataHash);
        builder.Property(spent => spent.DataHash).HasMaxLength(32);
        builder.HasIndex(spent => spent.ExpiresAt);
    }
}
