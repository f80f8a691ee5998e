using BlazorConsole.Sandbox.Cast;
using BlazorConsole.Sandbox.Control;
using BlazorConsole.Sandbox.WebView;

namespace BlazorConsole.Sandbox.WeChat.Authorization;

/// <summary>
/// Whether somebody tapped in a page before WeChat was asked: a browser says so of every navigation (Fetch Metadata), but counts the tap
/// on the scanner too, which is none in the page.
/// </summary>
internal sealed class Taps(Behaviour behaviour, Phones phones)
{
    public bool LedHere(HttpRequest request, Visitor visitor)
    {
        var wasLed = phones.Of(visitor.Person).WasLedTo(request.Path + request.QueryString);
        // A program that plays a phone sends none of these headers, and is believed.
        if (!behaviour.SnapshotWithoutTap || !visitor.InWebView || request.Headers["Sec-Fetch-Mode"].Count == 0)
            return true;
        return !wasLed && request.Headers["Sec-Fetch-User"] == "?1";
    }
}
