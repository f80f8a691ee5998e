namespace BlazorConsole.Domain.Audit;

/// <summary>Something an administrator, a person or the system did. Written once, never changed.</summary>
public sealed class AuditEntry
{
    /// <summary>Longest <see cref="Actor"/>, <see cref="Action"/> and <see cref="Target"/>.</summary>
    public const int MaxLength = 128;

    /// <summary>The actor where a person acted for themselves; the target says whose account it is.</summary>
    public const string Person = "person";

    /// <summary>The actor where nobody did it.</summary>
    public const string System = "system";

    /// <summary>Notes an act.</summary>
    /// <param name="at">When.</param>
    /// <param name="actor">Who: an administrator's name, <see cref="Person"/>, or <see cref="System"/>.</param>
    /// <param name="action">What, as a stable word such as <c>administrator.signed-in</c>.</param>
    /// <param name="target">On what: an id; never a personal value.</param>
    public AuditEntry(DateTimeOffset at, string actor, string action, string target)
    {
        Id = Guid.CreateVersion7(at);
        At = at;
        Actor = actor;
        Action = action;
        Target = target;
    }

    /// <summary>Identity, sortable by time.</summary>
    public Guid Id { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Who.</summary>
    public string Actor { get; private set; }

    /// <summary>What.</summary>
    public string Action { get; private set; }

    /// <summary>On what.</summary>
    public string Target { get; private set; }
}
