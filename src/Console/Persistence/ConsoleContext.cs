using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Agreements;
using BlazorConsole.Domain.Audit;
using BlazorConsole.Domain.Cases;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Privacy;
using BlazorConsole.Features.Administrators;
using BlazorConsole.Features.Channels.Doctor;
using BlazorConsole.Features.Channels.Doctor.Scan;
using BlazorConsole.Features.Channels.Leases;
using BlazorConsole.Features.SignIn;
using BlazorConsole.Features.SignIn.Follow;
using BlazorConsole.Features.SignIn.MiniProgram;
using BlazorConsole.Features.WeChatCallbacks;
using BlazorConsole.Persistence.Secrets;
using BlazorConsole.Persistence.Writing;
using BlazorConsole.WeChat;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Persistence;

/// <summary>
/// Everything the console stores. Contexts from the factory read only: their connections refuse to write. Writing goes through
/// <see cref="IWriteLane"/>.
/// </summary>
internal sealed class ConsoleContext(DbContextOptions<ConsoleContext> options) : DbContext(options)
{
    public DbSet<OpenPlatform> OpenPlatforms => Set<OpenPlatform>();

    public DbSet<Channel> Channels => Set<Channel>();

    public DbSet<ChannelHealth> ChannelHealth => Set<ChannelHealth>();

    public DbSet<StoredFinding> ChannelFindings => Set<StoredFinding>();

    public DbSet<StoredAppToken> AppTokens => Set<StoredAppToken>();

    public DbSet<TokenLease> TokenLeases => Set<TokenLease>();

    public DbSet<VerificationFile> VerificationFiles => Set<VerificationFile>();

    public DbSet<ChannelJob> ChannelJobs => Set<ChannelJob>();

    public DbSet<MigratedOpenId> MigratedOpenIds => Set<MigratedOpenId>();

    public DbSet<Origin> Origins => Set<Origin>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Join> Joins => Set<Join>();

    public DbSet<LinkedIdentity> LinkedIdentities => Set<LinkedIdentity>();

    public DbSet<UnionKey> UnionKeys => Set<UnionKey>();

    public DbSet<Attestation> Attestations => Set<Attestation>();

    public DbSet<PhonePresses> PhonePresses => Set<PhonePresses>();

    public DbSet<PhoneClaim> PhoneClaims => Set<PhoneClaim>();

    public DbSet<Agreement> Agreements => Set<Agreement>();

    public DbSet<Acceptance> Acceptances => Set<Acceptance>();

    public DbSet<ProfileFact> ProfileFacts => Set<ProfileFact>();

    public DbSet<Avatar> Avatars => Set<Avatar>();

    public DbSet<SignIn> SignIns => Set<SignIn>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Device> Devices => Set<Device>();

    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<Case> Cases => Set<Case>();

    public DbSet<PrivacyTask> PrivacyTasks => Set<PrivacyTask>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<LoginTicket> LoginTickets => Set<LoginTicket>();

    public DbSet<SpentData> SpentData => Set<SpentData>();

    public DbSet<MintedCode> MintedCodes => Set<MintedCode>();

    public DbSet<AuthorizationState> AuthorizationStates => Set<AuthorizationState>();

    public DbSet<FollowScene> FollowScenes => Set<FollowScene>();

    public DbSet<GuidedScan> GuidedScans => Set<GuidedScan>();

    public DbSet<ReceivedPush> ReceivedPushes => Set<ReceivedPush>();

    public DbSet<Administrator> Administrators => Set<Administrator>();

    public DbSet<DataKey> DataKeys => Set<DataKey>();

    public DbSet<OriginKey> OriginKeys => Set<OriginKey>();

    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    public DbSet<StoredNudge> Nudges => Set<StoredNudge>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ConsoleContext).Assembly);
        modelBuilder.NameColumnsInSnakeCase();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.StoreDomainValues();
}
