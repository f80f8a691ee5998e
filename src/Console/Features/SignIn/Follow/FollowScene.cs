using System.Security.Cryptography;
using System.Text;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorConsole.Features.SignIn.Follow;

/// <summary>
/// The scene in an official account's code, and the ticket it stands for. Random and of its own: knowing a ticket's number says nothing of
/// its scene, and only the hash is stored.
/// </summary>
internal sealed class FollowScene
{
    /// <summary>Tells our scenes from the company's own.</summary>
    private const string Prefix = "signin_";

    private const int RandomBytes = 16;

    private FollowScene(byte[] sceneHash, LoginTicketId ticket, DateTimeOffset expiresAt)
    {
        SceneHash = sceneHash;
        Ticket = ticket;
        ExpiresAt = expiresAt;
    }

    public byte[] SceneHash { get; private set; }

    public LoginTicketId Ticket { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public static string New() => Prefix + Base64UrlText.Encode(RandomNumberGenerator.GetBytes(RandomBytes));

    public static FollowScene Of(string scene, LoginTicket ticket) => new(Hash(scene), ticket.Id, ticket.Deadline);

    /// <summary>The hash of a scene that has the shape of ours; null for the company's own.</summary>
    public static byte[]? HashOf(string? scene)
    {
        Span<byte> random = stackalloc byte[RandomBytes];
        return scene is not null && scene.StartsWith(Prefix, StringComparison.Ordinal) && Base64UrlText.TryDecode(scene[Prefix.Length..], random)
            ? Hash(scene)
            : null;
    }

    private static byte[] Hash(string scene) => SHA256.HashData(Encoding.ASCII.GetBytes(scene));
}

internal sealed class FollowSceneMapping : IEntityTypeConfiguration<FollowScene>
{
    public void Configure(EntityTypeBuilder<FollowScene> builder)
    {
        builder.ToTable("follow_scenes");
        builder.HasKey(scene => scene.SceneHash);
        builder.Property(scene => scene.SceneHash).HasMaxLength(32);
        builder.HasIndex(scene => scene.ExpiresAt);
    }
}
