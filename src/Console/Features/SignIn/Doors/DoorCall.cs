using BlazorConsole.Domain.Agreements;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Hosting;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.Doors;

/// <summary>A request at a door, read: for which channel, with which code, and what the person said with it.</summary>
internal sealed record DoorCall(Channel Channel, string Code, Confirmation Confirmation)
{
    private const int MaxCodeLength = 256;
    private const int MaxAgreements = 64;

    public static async Task<Result<DoorCall>> ReadAsync(
        IDbContextFactory<ConsoleContext> contexts, DoorRequest request, ChannelKind kind, string scenario, CancellationToken cancellationToken)
    {
        if (!IsCode(request.Code) || !(request.PhoneCode is null || IsCode(request.PhoneCode)) || request.PhoneData is { IsWhole: false } || !IsShort(request.Agreements)
            || !IsDevice(request.Device))
            return RequestErrors.Invalid;
        if (!WeChatAppId.TryParse(request.AppId, out var appId))
            return DoorErrors.NoChannel;

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Channels.FirstOrDefaultAsync(channel => channel.AppId == appId && channel.Kind == kind, cancellationToken) is { } channel
            && channel.Offers(scenario)
            ? new DoorCall(channel, request.Code!, Said(request.Agreements, request.Answer))
            : DoorErrors.NoChannel;
    }

    public static bool IsCode(string? code) => code is { Length: > 0 and <= MaxCodeLength };

    public static bool IsDevice(string? device) => device is null || RandomToken.HashOf(device) is not null;

    public static bool IsShort(AgreementVersion[]? agreements) => agreements is not { Length: > MaxAgreements };

    public static Confirmation Said(AgreementVersion[]? agreements, PersonAnswer? answer) =>
        new((agreements ?? []).ToHashSet(), Phone: null, answer);
}
