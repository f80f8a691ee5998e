using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorConsole.Persistence.Mappings;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.HasKey(account => account.Id);
        builder.Property(account => account.Nickname).HasMaxLength(Account.MaxNicknameLength);
        builder.Property(account => account.LastScenario).HasMaxLength(Scenario.MaxLength);
        builder.Property(account => account.Version).IsConcurrencyToken();
        // The list's own order: latest sign-in first, the id breaking ties.
        builder.HasIndex(account => new { account.LastSignInAt, account.Id });
    }
}

internal sealed class OriginMapping : IEntityTypeConfiguration<Origin>
{
    public void Configure(EntityTypeBuilder<Origin> builder)
    {
        builder.ToTable("origins");
        builder.HasKey(origin => origin.Id);
        builder.Property(origin => origin.Scenario).HasMaxLength(Scenario.MaxLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(origin => origin.Account).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Channel>().WithMany().HasForeignKey(origin => origin.Channel).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class JoinMapping : IEntityTypeConfiguration<Join>
{
    public void Configure(EntityTypeBuilder<Join> builder)
    {
        builder.ToTable("joins", table => table.HasCheckConstraint("ck_joins_order", "lower < higher"));
        builder.HasKey(join => join.Id);
        builder.HasOne<Origin>().WithMany().HasForeignKey(join => join.Lower).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Origin>().WithMany().HasForeignKey(join => join.Higher).OnDelete(DeleteBehavior.Restrict);
        // One edge of a kind at a time; an attested one for each UnionID.
        builder.HasIndex(join => new { join.Lower, join.Higher, join.Kind }).IsUnique().HasFilter("active AND union_id IS NULL");
        builder.HasIndex(join => new { join.Lower, join.Higher, join.UnionId }).IsUnique().HasFilter("active AND union_id IS NOT NULL");
    }
}

internal sealed class ProfileFactMapping : IEntityTypeConfiguration<ProfileFact>
{
    public void Configure(EntityTypeBuilder<ProfileFact> builder)
    {
        builder.ToTable("profile_facts");
        builder.HasKey(fact => new { fact.Origin, fact.Field, fact.Source });
        builder.Property(fact => fact.Value).HasMaxLength(ProfileFact.MaxLength);
        builder.HasOne<Origin>().WithMany().HasForeignKey(fact => fact.Origin).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AvatarMapping : IEntityTypeConfiguration<Avatar>
{
    public void Configure(EntityTypeBuilder<Avatar> builder)
    {
        builder.ToTable("avatars");
        builder.HasKey(avatar => avatar.Id);
        builder.Property(avatar => avatar.ContentType).HasMaxLength(16);
        builder.Property(avatar => avatar.Content).HasMaxLength(Avatar.MaxBytes);
    }
}

internal sealed class SignInMapping : IEntityTypeConfiguration<SignIn>
{
    public void Configure(EntityTypeBuilder<SignIn> builder)
    {
        builder.ToTable("sign_ins");
        builder.HasKey(signIn => signIn.Id);
        builder.Property(signIn => signIn.Scenario).HasMaxLength(Scenario.MaxLength);
        builder.HasOne<Origin>().WithMany().HasForeignKey(signIn => signIn.Origin).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(signIn => new { signIn.Origin, signIn.At });
    }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.HasKey(session => session.TokenHash);
        builder.Property(session => session.TokenHash).HasMaxLength(32);
        builder.Property(session => session.Scenario).HasMaxLength(Scenario.MaxLength);
        builder.HasOne<Origin>().WithMany().HasForeignKey(session => session.Origin).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Channel>().WithMany().HasForeignKey(session => session.Channel).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Device>().WithMany().HasForeignKey(session => session.Device).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(session => session.ExpiresAt);
    }
}

internal sealed class DeviceMapping : IEntityTypeConfiguration<Device>
{
    public void Configure(EntityTypeBuilder<Device> builder)
    {
        builder.ToTable("devices");
        builder.HasKey(device => device.Id);
        builder.Property(device => device.Mark).HasMaxLength(32);
        builder.ComplexProperty(device => device.Asker, AskerMapping.Map);
        builder.HasOne<Origin>().WithMany().HasForeignKey(device => device.Origin).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(device => device.SeenAt);
    }
}

internal sealed class EnrolmentMapping : IEntityTypeConfiguration<Enrolment>
{
    public void Configure(EntityTypeBuilder<Enrolment> builder)
    {
        builder.ToTable("enrolments");
        builder.HasKey(enrolment => enrolment.TokenHash);
        builder.Property(enrolment => enrolment.TokenHash).HasMaxLength(32);
        builder.Property(enrolment => enrolment.Scenario).HasMaxLength(Scenario.MaxLength);
        builder.HasOne<Channel>().WithMany().HasForeignKey(enrolment => enrolment.Channel).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(enrolment => enrolment.Deadline);
    }
}
