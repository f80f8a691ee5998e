using System.Diagnostics.CodeAnalysis;

namespace BlazorConsole.Domain.Shared;

/// <summary>Either a value or the <see cref="Shared.Error"/> that says why there is none.</summary>
/// <typeparam name="T">The value of success.</typeparam>
public sealed class Result<T>
    where T : notnull
{
    private Result(T? value, Error? error)
    {
        Value = value;
        Error = error;
    }

    /// <summary>The value; set exactly when <see cref="Succeeded"/>.</summary>
    public T? Value { get; }

    /// <summary>The refusal; set exactly when not <see cref="Succeeded"/>.</summary>
    public Error? Error { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>A success.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A refusal.</summary>
    public static implicit operator Result<T>(Error error) => new(default, error);

    /// <summary>Hands a refusal on as a result of another type, or maps the value.</summary>
    public Result<TNext> Map<TNext>(Func<T, TNext> next)
        where TNext : notnull => Succeeded ? next(Value) : Error;
}
