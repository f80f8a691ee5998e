using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;

namespace BlazorConsole.Features.Administrators;

/// <summary>Who a circuit belongs to. A circuit outlives its request, so the security stamp is read again while it lives.</summary>
internal sealed partial class RevalidatedAdministrator : ServerAuthenticationStateProvider, IDisposable
{
    // How long a changed password leaves an older circuit alive.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _disposed = new();
    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _clock;
    private readonly ILogger<RevalidatedAdministrator> _logger;
    private bool _watching;

    public RevalidatedAdministrator(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RevalidatedAdministrator> logger)
    {
        (_scopes, _clock, _logger) = (scopes, clock, logger);
        AuthenticationStateChanged += Watch;
    }

    public void Dispose()
    {
        AuthenticationStateChanged -= Watch;
        _disposed.Cancel();
        _disposed.Dispose();
    }

    private void Watch(Task<AuthenticationState> state)
    {
        if (_watching)
            return;

        _watching = true;
        _ = WatchAsync(state, _disposed.Token);
    }

    private async Task WatchAsync(Task<AuthenticationState> state, CancellationToken cancellationToken)
    {
        try
        {
            var principal = (await state).User;
            using var timer = new PeriodicTimer(Interval, _clock);
            while (principal.Identity is { IsAuthenticated: true } && await timer.WaitForNextTickAsync(cancellationToken))
            {
                if (await IsStillValidAsync(principal))
                    continue;

                principal = new ClaimsPrincipal(new ClaimsIdentity());
                SetAuthenticationState(Task.FromResult(new AuthenticationState(principal)));
            }
        }
        catch (OperationCanceledException)
        {
            // The circuit has ended.
        }
        catch (Exception failure)
        {
            // When it cannot be known, nobody is signed in.
            Log.RevalidationFailed(_logger, failure);
            SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
        }
    }

    private async Task<bool> IsStillValidAsync(ClaimsPrincipal principal)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<Administrator>>();
        return await signIn.ValidateSecurityStampAsync(principal) is not null;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2401, Level = LogLevel.Error, Message = "An administrator's sign-in could not be checked again; the circuit is signed out.")]
        public static partial void RevalidationFailed(ILogger logger, Exception failure);
    }
}
