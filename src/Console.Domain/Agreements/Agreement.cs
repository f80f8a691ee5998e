using System.Security.Cryptography;
using System.Text;

namespace BlazorConsole.Domain.Agreements;

/// <summary>Names one version of one agreement.</summary>
/// <param name="Key">The configuration key, e.g. <c>terms</c>.</param>
/// <param name="Version">The operator's name for the version, e.g. <c>2026-11</c>.</param>
public readonly record struct AgreementVersion(string Key, string Version);

/// <summary>One version of a text that people accept before they get an account. Versions are kept for ever: somebody accepted them.</summary>
public sealed class Agreement
{
    /// <summary>Longest <see cref="Key"/> and <see cref="Version"/>.</summary>
    public const int MaxNameLength = 32;

    /// <summary>Longest <see cref="Title"/>.</summary>
    public const int MaxTitleLength = 128;

    private Agreement(string key, string version, string title, string text, byte[] textHash, DateTimeOffset since)
    {
        Key = key;
        Version = version;
        Title = title;
        Text = text;
        TextHash = textHash;
        Since = since;
    }

    /// <summary>With <see cref="Version"/> the identity.</summary>
    public string Key { get; private set; }

    /// <summary>The operator's name for the version.</summary>
    public string Version { get; private set; }

    /// <summary>What people call it.</summary>
    public string Title { get; private set; }

    /// <summary>What is accepted, as plain text.</summary>
    public string Text { get; private set; }

    /// <summary>SHA-256 of <see cref="Text"/> in UTF-8: an acceptance repeats it, and so proves what was accepted.</summary>
    public byte[] TextHash { get; private set; }

    /// <summary>Since when it is asked for. Of several versions the latest is.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>Key and version.</summary>
    public AgreementVersion Name => new(Key, Version);

    /// <summary>Publishes a version.</summary>
    public static Agreement Publish(AgreementVersion name, string title, string text, DateTimeOffset now) =>
        new(name.Key, name.Version, title, text, HashOf(text), now);

    /// <summary>Takes another title; the text of a version never changes.</summary>
    public void Rename(string title) => Title = title;

    /// <summary>SHA-256 of a text in UTF-8.</summary>
    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
