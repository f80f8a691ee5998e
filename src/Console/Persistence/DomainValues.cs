using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Cases;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BlazorConsole.Persistence;

/// <summary>How values of the domain become columns, once for every mapping.</summary>
internal static class DomainValues
{
    public static void StoreDomainValues(this ModelConfigurationBuilder conventions)
    {
        conventions.Properties<ChannelId>().HaveConversion<ChannelIdConverter>();
        conventions.Properties<ChannelJobId>().HaveConversion<ChannelJobIdConverter>();
        conventions.Properties<OpenPlatformId>().HaveConversion<OpenPlatformIdConverter>();
        conventions.Properties<OriginId>().HaveConversion<OriginIdConverter>();
        conventions.Properties<AccountId>().HaveConversion<AccountIdConverter>();
        conventions.Properties<AvatarId>().HaveConversion<AvatarIdConverter>();
        conventions.Properties<CaseId>().HaveConversion<CaseIdConverter>();
        conventions.Properties<PrivacyTaskId>().HaveConversion<PrivacyTaskIdConverter>();
        conventions.Properties<LoginTicketId>().HaveConversion<LoginTicketIdConverter>().HaveMaxLength(LoginTicketId.Length);
        conventions.Properties<WeChatAppId>().HaveConversion<WeChatAppIdConverter>().HaveMaxLength(WeChatAppId.Length);
        conventions.Properties<OpenId>().HaveConversion<OpenIdConverter>().HaveMaxLength(OpenId.MaxLength);
        conventions.Properties<UnionId>().HaveConversion<UnionIdConverter>().HaveMaxLength(UnionId.MaxLength);
        // Milliseconds since 1970 compare and sort alike in every database.
        conventions.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }

    private sealed class ChannelIdConverter() : ValueConverter<ChannelId, Guid>(id => id.Value, value => new ChannelId(value));

    private sealed class ChannelJobIdConverter() : ValueConverter<ChannelJobId, Guid>(id => id.Value, value => new ChannelJobId(value));

    private sealed class OpenPlatformIdConverter() : ValueConverter<OpenPlatformId, Guid>(id => id.Value, value => new OpenPlatformId(value));

    private sealed class OriginIdConverter() : ValueConverter<OriginId, Guid>(id => id.Value, value => new OriginId(value));

    private sealed class AccountIdConverter() : ValueConverter<AccountId, Guid>(id => id.Value, value => new AccountId(value));

    private sealed class AvatarIdConverter() : ValueConverter<AvatarId, Guid>(id => id.Value, value => new AvatarId(value));

    private sealed class CaseIdConverter() : ValueConverter<CaseId, Guid>(id => id.Value, value => new CaseId(value));

    private sealed class PrivacyTaskIdConverter() : ValueConverter<PrivacyTaskId, Guid>(id => id.Value, value => new PrivacyTaskId(value));

    private sealed class LoginTicketIdConverter()
        : ValueConverter<LoginTicketId, string>(id => id.Value, value => LoginTicketId.Parse(value));

    private sealed class WeChatAppIdConverter() : ValueConverter<WeChatAppId, string>(id => id.Value, value => WeChatAppId.Parse(value));

    private sealed class OpenIdConverter() : ValueConverter<OpenId, string>(id => id.Value, value => OpenId.Parse(value));

    private sealed class UnionIdConverter() : ValueConverter<UnionId, string>(id => id.Value, value => UnionId.Parse(value));

    private sealed class InstantConverter()
        : ValueConverter<DateTimeOffset, long>(at => at.ToUnixTimeMilliseconds(), value => DateTimeOffset.FromUnixTimeMilliseconds(value));
}
