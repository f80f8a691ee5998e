using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Persistence.Writing;
using BlazorConsole.Recognition;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Integration.Tests;

/// <summary>Recognises made-up evidence in the console's own store, past WeChat: for cells that the cast does not play.</summary>
internal static class Recognises
{
    public static UnionId UnionId(int number) => Domain.Identities.UnionId.Parse($"oUnion{number:D22}");

    public static PhoneProof Proof(RunningConsole console, int openId, ProofStrength strength, string number = "+86 13800138866") =>
        new(PhoneNumber.Parse(number), strength, OpenIdOf(openId), console.Clock.GetUtcNow());

    public static async Task<OriginId> SignInAsync(
        this RunningConsole console, string channel, int openId, int? unionId = null, PhoneProof? phone = null, PersonAnswer? answer = null)
    {
        var (resolution, origin) = await console.RecogniseAsync(channel, openId, unionId, phone, answer);
        Assert.IsType<Resolution.SignedIn>(resolution);
        return origin!.Value;
    }

    public static async Task<(Resolution Resolution, OriginId? Origin)> RecogniseAsync(
        this RunningConsole console, string channelKey, int openId, int? unionId = null, PhoneProof? phone = null, PersonAnswer? answer = null)
    {
        var channel = await console.ReadAsync(context => context.Channels.SingleAsync(channel => channel.Key == channelKey));
        var evidence = new Evidence(
            channel.Id, channel.AppId, [new Answer(OpenIdOf(openId), unionId is { } number ? UnionId(number) : null)], IsSnapshot: false,
            console.Clock.GetUtcNow(), phone);
        var recognise = console.Services.GetRequiredService<RecognisePerson>();
        return await console.Services.GetRequiredService<IWriteLane>().RunAsync<(Resolution, OriginId?)>(async (item, token) =>
        {
            var recognised = await recognise.DecideAsync(item, evidence, answer, token);
            return recognised.Resolution is Resolution.SignedIn signedIn
                ? (signedIn, (await recognise.StoreAsync(item, recognised, signedIn, new Profile(null, null), Scenario.PcScan, token)).Origin)
                : (recognised.Resolution, null);
        });
    }

    private static OpenId OpenIdOf(int number) => OpenId.Parse($"oOpen{number:D23}");
}
