using System.Collections.Concurrent;
using BlazorConsole.Sandbox.Cast;

namespace BlazorConsole.Sandbox.WebView;

/// <summary>What a person's phone remembers of the console.</summary>
internal sealed class PersonPhone
{
    private readonly ConcurrentDictionary<string, bool> _scanned = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, bool> _untapped = new(StringComparer.Ordinal);

    public CookieJar Jar { get; } = new();

    /// <summary>The next visit to this path comes from a scan and not from a page.</summary>
    public void Scan(string pathAndQuery) => _scanned[pathAndQuery] = true;

    /// <summary>True once, for the visit that a scan led to.</summary>
    public bool ComesFromScan(string pathAndQuery) => _scanned.TryRemove(pathAndQuery, out _);

    /// <summary>A scan led on to this address, and nobody has tapped anything in between.</summary>
    public void LedTo(string address) => _untapped[address] = true;

    /// <summary>True once, for the address that a scan led to.</summary>
    public bool WasLedTo(string address) => _untapped.TryRemove(address, out _);
}

internal sealed class Phones
{
    private readonly ConcurrentDictionary<string, PersonPhone> _byPerson = new(StringComparer.Ordinal);

    public PersonPhone Of(Person person) => _byPerson.GetOrAdd(person.Id, _ => new PersonPhone());

    /// <summary>The person has a new phone.</summary>
    public void Forget(string person) => _byPerson.TryRemove(person, out _);
}
