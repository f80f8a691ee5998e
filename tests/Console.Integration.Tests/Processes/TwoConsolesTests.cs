using System.Buffers.Binary;
using System.Net;
using System.Text.RegularExpressions;

namespace BlazorConsole.Integration.Tests.Processes;

/// <summary>Two real processes on one SQLite file serve one ticket.</summary>
public sealed partial class TwoConsolesTests(TwoConsoles two) : IClassFixture<TwoConsoles>
{
    /// <summary>Well under the twenty seconds after which a page looks by itself, and generous for a machine that builds beside.</summary>
    private static readonly TimeSpan Push = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Ticket_IssuedAtOne_ScannedAndConfirmedThroughTheOther_IsPushedToTheScreenAndRedeemed()
    {
        var cookies = new CookieContainer();
        using var screen = await Screen.OpenAsync(two.First.Browser(cookies));
        var code = await screen.NewCodeAsync();
        using var line = await two.First.ConnectAsync(cookies);
        Assert.Equal("Issued", (string?)(await line.WatchAsync(code.Id))["state"]);
        using var phone = two.PhoneAt(two.Second, "xiaowang");

        using var scanned = await phone.ScanAsync(code.Id);
        Assert.Equal(HttpStatusCode.SeeOther, scanned.StatusCode);
        Assert.Equal("Changed", (string?)(await line.ToldAsync(Push))["target"]);
        Assert.Equal("Scanned", (string?)(await line.WatchAsync(code.Id))["state"]);

        using var approved = await phone.ApproveAsync(code.Id);
        Assert.Equal(HttpStatusCode.SeeOther, approved.StatusCode);
        Assert.Equal("Changed", (string?)(await line.ToldAsync(Push))["target"]);
        Assert.Equal("Approved", (string?)(await line.WatchAsync(code.Id))["state"]);

        using var redeemed = await screen.RedeemAsync(code.Id);
        Assert.Equal("小王", (await redeemed.PersonAsync()).Nickname);
        // The session that the first console opened counts at the second.
        Assert.Contains("小王", await PageAsync(two.Second.Browser(cookies)), StringComparison.Ordinal);
        DatabaseInvariants.Check(two.DatabaseFile);
    }

    [Theory] // attack case K7
    [InlineData("lost", "CREATE TRIGGER spoil AFTER INSERT ON nudges BEGIN DELETE FROM nudges WHERE id = NEW.id; END")]
    [InlineData("doubled", "CREATE TRIGGER spoil AFTER INSERT ON nudges BEGIN INSERT INTO nudges (kind, target, process, at) VALUES (NEW.kind, NEW.target, 1, NEW.at); END")]
    [InlineData("unreadable", "CREATE TRIGGER spoil AFTER INSERT ON nudges BEGIN UPDATE nudges SET kind = 'of-tomorrow' WHERE id = NEW.id; END")]
    public async Task Nudges_SpoiltOnTheWay_ChangeNothingButTheWait(string how, string spoil)
    {
        two.Sql("DROP TRIGGER IF EXISTS spoil");
        two.Sql(spoil);
        var cookies = new CookieContainer();
        using var screen = await Screen.OpenAsync(two.First.Browser(cookies));
        var code = await screen.NewCodeAsync();
        using var line = await two.First.ConnectAsync(cookies);
        await line.WatchAsync(code.Id);
        using var phone = two.PhoneAt(two.Second, "xiaohong");

        using var scanned = await phone.ScanAsync(code.Id);
        if (how is "doubled")
        {
            await line.ToldAsync(Push);
            await line.ToldAsync(Push);
        }

        Assert.Equal("Scanned", (string?)(await line.WatchAsync(code.Id))["state"]);
        using var approved = await phone.ApproveAsync(code.Id);
        Assert.Equal("Approved", (string?)(await line.WatchAsync(code.Id))["state"]);
        using var redeemed = await screen.RedeemAsync(code.Id);
        Assert.Equal("小红", (await redeemed.PersonAsync()).Nickname);
        two.Sql("DROP TRIGGER spoil");
        DatabaseInvariants.Check(two.DatabaseFile);
    }

    [Fact] // attack case K8
    public async Task Line_ThatIsIdle_IsKeptAliveLongBeforeAProxyCutsIt()
    {
        var cookies = new CookieContainer();
        using var screen = await Screen.OpenAsync(two.First.Browser(cookies));
        using var line = await two.First.ConnectAsync(cookies);

        await line.PingedAsync(TimeSpan.FromSeconds(20));
    }

    [Fact] // attack case K4
    public async Task Request_OfHugeHeadersOrAnEndlessBody_IsCutOff_AndOthersAreServed()
    {
        using var caller = two.First.Browser();
        using var headers = new HttpRequestMessage(HttpMethod.Get, new Uri("/signin", UriKind.Relative));
        for (var header = 0; header < 40; header++)
            headers.Headers.TryAddWithoutValidation($"X-Padding-{header}", new string('x', 1024));
        using var tooLarge = await caller.SendAsync(headers);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, tooLarge.StatusCode);

        using var body = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/mini-program/scan", UriKind.Relative))
        {
            Content = new PushStreamContent(TimeSpan.FromSeconds(20)),
        };
        body.Headers.TransferEncodingChunked = true;
        try
        {
            using var endless = await caller.SendAsync(body);
            Assert.True(endless.StatusCode is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest, endless.StatusCode.ToString());
        }
        catch (HttpRequestException)
        {
            // Cut while it was being written: that is an end, too.
        }

        using var screen = await Screen.OpenAsync(two.First.Browser());
        Assert.NotNull((await screen.NewCodeAsync()).Image);
    }

    [Fact] // attack case K10
    public async Task FloodOfHttp2_IsClosedAtOnce_AndOthersAreServed()
    {
        // Rapid reset and a header block that never ends. Behind the proxy the console speaks HTTP/1.1 alone: the first bytes end it.
        byte[] flood = [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, .. Frame(type: 4, flags: 0, stream: 0), .. Resets(), .. Frame(type: 1, flags: 0, stream: 9999)];
        for (var connection = 0; connection < 20; connection++)
        {
            using var line = await two.First.ConnectLineAsync();
            await using var stream = line.GetStream();
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            await Assert.ThrowsAnyAsync<IOException>(async () =>
            {
                await stream.WriteAsync(flood, limit.Token);
                while (await stream.ReadAsync(new byte[4096], limit.Token) > 0)
                    await stream.WriteAsync(Frame(type: 9, flags: 0, stream: 9999), limit.Token);
                throw new EndOfStreamException();
            });
        }

        using var screen = await Screen.OpenAsync(two.First.Browser());
        Assert.NotNull((await screen.NewCodeAsync()).Image);
    }

    [Fact]
    public async Task BothStartedAtOnceOnAnEmptyFolder_MakeOneDatabaseAndReadEachOthersCookies()
    {
        var password = Assert.Single(OneTimePassword().Matches(two.First.Output + two.Second.Output)).Groups["password"].Value;
        Assert.Equal(1L, two.Sql("SELECT count(*) FROM administrators"));
        Assert.Equal(4L, two.Sql("SELECT count(*) FROM channels"));
        Assert.Equal(1L, two.Sql("SELECT count(*) FROM protection_keys"));

        // An administrator's cookie is protected by the ring: one process made it, both read it.
        var cookies = new CookieContainer();
        using var browser = two.First.Browser(cookies);
        using var form = new FormUrlEncodedContent([new("userName", "admin"), new("password", password), new("returnUrl", "")]);
        using var signedIn = await browser.PostAsync(new Uri(ConsoleUrls.AdministratorSignIn, UriKind.Relative), form);
        Assert.DoesNotContain("error", signedIn.Headers.Location!.OriginalString, StringComparison.Ordinal);
        foreach (var console in (ServingConsole[])[two.First, two.Second])
        {
            using var page = await console.Browser(cookies).GetAsync(new Uri(ConsoleUrls.ChangePassword, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
    }

    [Fact]
    public async Task ApplicationToken_NeededByBothAtOnce_IsFetchedOnceAndShared()
    {
        await Task.WhenAll(
            NumberAsync(two.First, "load-760"), NumberAsync(two.Second, "load-761"), NumberAsync(two.First, "load-762"), NumberAsync(two.Second, "load-763"));

        Assert.Equal(1, await two.AskedAsync("/cgi-bin/stable_token"));
        Assert.Equal(4, await two.AskedAsync("/wxa/business/getuserphonenumber"));
        Assert.Equal(1L, two.Sql("SELECT count(*) FROM app_tokens"));
    }

    [Fact]
    public async Task ManyPeople_ThroughBothAtOnce_AreEachSignedInOnce()
    {
        // Everybody comes through both consoles at the same moment, for the first time: one account each.
        await Task.WhenAll(Enumerable.Range(0, 12).SelectMany(person => (Task[])
        [
            SignInAsync(two.First, two.Second, $"load-{700 + person}"),
            SignInAsync(two.Second, two.First, $"load-{700 + person}"),
        ]));

        Assert.Equal(12L, two.Sql("SELECT count(*) FROM accounts WHERE nickname LIKE 'Load %'"));
        Assert.Equal(24L, two.Sql("SELECT count(*) FROM sign_ins s JOIN accounts a ON a.id = s.origin WHERE a.nickname LIKE 'Load %'"));
        DatabaseInvariants.Check(two.DatabaseFile);
    }

    /// <summary>1000 streams that are opened and reset at once.</summary>
    private static IEnumerable<byte> Resets() => Enumerable.Range(0, 1000).SelectMany(stream =>
        (byte[])[.. Frame(type: 1, flags: 4, stream: (2 * stream) + 1), .. Frame(type: 3, flags: 0, stream: (2 * stream) + 1, [0, 0, 0, 8])]);

    /// <summary>A frame (RFC 9113, 4.1).</summary>
    private static byte[] Frame(byte type, byte flags, int stream, params byte[] payload)
    {
        var frame = new byte[9 + payload.Length];
        (frame[2], frame[3], frame[4]) = ((byte)payload.Length, type, flags);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        payload.CopyTo(frame, 9);
        return frame;
    }

    private async Task NumberAsync(ServingConsole console, string person)
    {
        using var screen = await Screen.OpenAsync(console.Browser());
        using var phone = two.MiniProgramAt(console, person);
        await phone.ScanAsync(await screen.NewMiniProgramCodeAsync());
        using var confirmed = await phone.ConfirmAsync();
        await confirmed.ApprovedAsync();
    }

    private async Task SignInAsync(ServingConsole atScreen, ServingConsole atPhone, string person)
    {
        using var screen = await Screen.OpenAsync(atScreen.Browser());
        using var phone = two.PhoneAt(atPhone, person);
        var code = await screen.NewCodeAsync();
        using var scanned = await phone.ScanAsync(code.Id);
        using var approved = await phone.ApproveAsync(code.Id);
        using var redeemed = await screen.RedeemAsync(code.Id);
        await redeemed.PersonAsync();
    }

    private static async Task<string> PageAsync(HttpClient browser)
    {
        using (browser)
            return WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri(ConsoleUrls.SignIn, UriKind.Relative)));
    }

    [GeneratedRegex("one-time password (?<password>[^ ]+) .you will", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OneTimePassword();
}
