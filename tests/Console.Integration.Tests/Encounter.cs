using System.Net;
using BlazorConsole.Features.SignIn.Tickets;

namespace BlazorConsole.Integration.Tests;

/// <summary>A screen and the phone that has scanned its code.</summary>
internal sealed class Encounter : IDisposable
{
    private readonly Screen _screen;
    private readonly Phone _phone;
    private readonly IssuedTicket _code;

    private Encounter(Screen screen, Phone phone, IssuedTicket code) => (_screen, _phone, _code) = (screen, phone, code);

    public static async Task<Encounter> ScannedAsync(RunningConsole console, string person)
    {
        var screen = await Screen.OpenAsync(console);
        var phone = new Phone(console, person);
        var code = await screen.NewCodeAsync();
        using var scanned = await phone.ScanAsync(code.Id);
        Assert.Equal(HttpStatusCode.SeeOther, scanned.StatusCode);
        return new Encounter(screen, phone, code);
    }

    public void Deconstruct(out Screen screen, out Phone phone, out IssuedTicket code) => (screen, phone, code) = (_screen, _phone, _code);

    public void Dispose()
    {
        _screen.Dispose();
        _phone.Dispose();
    }
}
