using System.Collections.Concurrent;
using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.WeChat.MiniPrograms.Launches;

/// <summary>Which pages the published version of each mini program has; none at all where nothing is published.</summary>
internal sealed class PublishedPages
{
    private static readonly string[] Usual = ["pages/index/index", "pages/sign-in/sign-in"];

    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _byApp = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Of(WeChatApp app) => _byApp.GetValueOrDefault(app.Key, Usual);

    public void Set(WeChatApp app, IReadOnlyList<string> pages) => _byApp[app.Key] = pages;

    /// <summary>The first page, which opens where none is named.</summary>
    public string Home(WeChatApp app) => Of(app) is [var home, ..] ? home : Usual[0];
}
