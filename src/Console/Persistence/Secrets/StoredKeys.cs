using BlazorConsole.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorConsole.Persistence.Secrets;

/// <summary>A key that encrypts values in the database, itself encrypted under the master key.</summary>
internal sealed class DataKey
{
    public required string Purpose { get; init; }

    public required byte[] Wrapped { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>The key of one origin's personal values. Destroying it erases them and leaves every row and count in place.</summary>
internal sealed class OriginKey
{
    public required OriginId Origin { get; init; }

    public required byte[] Wrapped { get; init; }
}

/// <summary>One element of ASP.NET Core's data-protection ring, encrypted under the ring's data key.</summary>
internal sealed class ProtectionKey
{
    public required string Name { get; init; }

    public required string Xml { get; init; }
}

internal sealed class DataKeyMapping : IEntityTypeConfiguration<DataKey>
{
    public void Configure(EntityTypeBuilder<DataKey> builder)
    {
        builder.ToTable("data_keys");
        builder.HasKey(key => key.Purpose);
        builder.Property(key => key.Purpose).HasMaxLength(32);
        builder.Property(key => key.Wrapped).HasMaxLength(128);
    }
}

internal sealed class OriginKeyMapping : IEntityTypeConfiguration<OriginKey>
{
    public void Configure(EntityTypeBuilder<OriginKey> builder)
    {
        builder.ToTable("origin_keys");
        builder.HasKey(key => key.Origin);
        builder.Property(key => key.Wrapped).HasMaxLength(128);
        builder.HasOne<Origin>().WithMany().HasForeignKey(key => key.Origin).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProtectionKeyMapping : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> builder)
    {
        builder.ToTable("protection_keys");
        builder.HasKey(key => key.Name);
        builder.Property(key => key.Name).HasMaxLength(128);
    }
}
