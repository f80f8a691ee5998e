using System.Net;
using System.Security.Claims;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.Channels;
using BlazorConsole.Features.Channels.Files;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Integration.Tests.Channels;

/// <summary>WeChat looks for small texts at our address, and finds what an administrator laid there and nothing else.</summary>
public sealed class VerificationFileTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private static readonly ClaimsPrincipal Administrator =
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, "admin")], IdentityConstants.ApplicationScheme));

    [Fact]
    public async Task File_LaidAtTheRootOrInTheRulesFolder_IsFoundThereAsTextAndNowhereElse()
    {
        Assert.Null(await AddAsync("official", "", "MP_verify_aB3cD4.txt", "aB3cD4"));
        Assert.Null(await AddAsync("mini", "/m", "a1b2c3d4e5.txt", "<script>alert(1)</script>"));
        using var weChat = console.Server.CreateClient();

        using var root = await GetAsync(weChat, "/MP_verify_aB3cD4.txt");
        Assert.Equal("aB3cD4", await root.Content.ReadAsStringAsync());
        using var folder = await GetAsync(weChat, "/m/a1b2c3d4e5.txt");
        Assert.Equal(("text/plain", "utf-8"), (folder.Content.Headers.ContentType!.MediaType, folder.Content.Headers.ContentType.CharSet));
        Assert.Equal("nosniff", Assert.Single(folder.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(folder.Headers.Contains("Set-Cookie"));
        Assert.Equal("<script>alert(1)</script>", await folder.Content.ReadAsStringAsync());
        using var head = await weChat.SendAsync(new HttpRequestMessage(HttpMethod.Head, Address("/m/a1b2c3d4e5.txt")));
        Assert.Equal((HttpStatusCode.OK, "text/plain"), (head.StatusCode, head.Content.Headers.ContentType!.MediaType));

        using var unknown = await GetAsync(weChat, "/unknown_file.txt");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        foreach (var other in (string[])
            ["/mp_verify_ab3cd4.txt", "/a1b2c3d4e5.txt", "/m/MP_verify_aB3cD4.txt", "/m/A1B2C3D4E5.txt", "/m/%2e%2e%2fMP_verify_aB3cD4.txt"])
        {
            using var none = await GetAsync(weChat, other);
            // Behind the rule's folder every other address is the page of a ticket that nobody knows.
            Assert.NotEqual("text/plain", none.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task Folder_OfTheLinkRule_StillOpensTickets()
    {
        Assert.Null(await AddAsync("mini", "/m", "keeps_tickets.txt", "x"));
        using var screen = await Screen.OpenAsync(console);
        var ticket = await screen.NewMiniProgramCodeAsync();

        Assert.Contains("<main", await screen.Browser.GetStringAsync(Address($"/m/{ticket}")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short.txt", "x", "file.bad-name")]
    [InlineData("../../etc/passwd", "x", "file.bad-name")]
    [InlineData("MP_verify_abc.html", "x", "file.bad-name")]
    [InlineData("MP-verify-abc.txt", "x", "file.bad-name")]
    [InlineData("MP_verify_\u00e9abc.txt", "x", "file.bad-name")]
    [InlineData("MP_verify_empty.txt", "", "file.bad-text")]
    [InlineData("MP_verify_null.txt", "a\0b", "file.bad-text")]
    public async Task File_ThatIsNone_IsRefusedInWords(string name, string text, string refusal)
    {
        Assert.Equal(refusal, (await AddAsync("official", "", name, text))?.Code);
        Assert.Equal("file.bad-text", (await AddAsync("official", "", "MP_verify_large.txt", new string('微', 342)))?.Code);
        Assert.Null(await AddAsync("official", "", $"MP_verify_{name.Length}.txt", new string('微', 341)));
    }

    [Fact]
    public async Task Folder_OfAnotherKindOfChannel_AndAStranger_AreRefused()
    {
        Assert.Equal("file.bad-folder", (await AddAsync("official", "/m", "MP_verify_abcdef.txt", "x"))?.Code);
        Assert.Equal("file.bad-folder", (await AddAsync("mini", "/console", "MP_verify_abcdef.txt", "x"))?.Code);
        Assert.Equal(SaveChannel.Forbidden, await AddAsync("official", "", "MP_verify_abcdef.txt", "x", new ClaimsPrincipal()));
    }

    [Fact]
    public async Task TwoTexts_UnderOneNameAtOnce_AreOneFile_AndTheSecondHearsOfIt()
    {
        const string name = "MP_verify_contested.txt";

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => AddAsync("official", "", name, $"text {number}")));

        Assert.Single(answers, answer => answer is null);
        Assert.All(answers.Where(answer => answer is not null), answer => Assert.Equal("file.taken", answer!.Code));
        var text = await console.ReadAsync(context => context.VerificationFiles.Where(file => file.Name == name).Select(file => file.Text).SingleAsync());
        Assert.Null(await AddAsync("official", "", name, text));

        var channel = await ChannelAsync("official");
        Assert.Null(await console.Services.GetRequiredService<RemoveFile>().RunAsync(channel, "", name, Administrator));
        using var gone = await GetAsync(console.Server.CreateClient(), $"/{name}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    private async Task<Error?> AddAsync(string channel, string folder, string name, string text, ClaimsPrincipal? administrator = null) =>
        await console.Services.GetRequiredService<AddFile>().RunAsync(await ChannelAsync(channel), folder, name, text, administrator ?? Administrator);

    private Task<Channel> ChannelAsync(string key) => console.ReadAsync(context => context.Channels.SingleAsync(channel => channel.Key == key));

    private Uri Address(string path) => new(console.Origin + path);

    private Task<HttpResponseMessage> GetAsync(HttpClient weChat, string path) => weChat.GetAsync(Address(path));
}
