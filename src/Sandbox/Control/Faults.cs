namespace BlazorConsole.Sandbox.Control;

/// <summary>The faults in force, at most one per path.</summary>
internal sealed class Faults
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Fault> _byPath = new(StringComparer.Ordinal);

    public IReadOnlyList<Fault> Read()
    {
        lock (_lock)
            return [.. _byPath.Values];
    }

    public void Set(Fault fault)
    {
        lock (_lock)
            _byPath[fault.Path] = fault;
    }

    public void Clear()
    {
        lock (_lock)
            _byPath.Clear();
    }

    /// <summary>The fault that meets this request; it counts as one of its times.</summary>
    public Fault? Take(string path)
    {
        lock (_lock)
        {
            if (!_byPath.TryGetValue(path, out var fault))
                return null;
            if (fault.Times is 1)
                _byPath.Remove(path);
            else if (fault.Times is { } times)
                _byPath[path] = fault with { Times = times - 1 };
            return fault;
        }
    }
}
