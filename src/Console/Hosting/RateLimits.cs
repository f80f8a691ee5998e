using System.Threading.RateLimiting;
using BlazorConsole.Options;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Hosting;

/// <summary>How many codes may be asked for, and how often a mini program may call: so many for one address, so many codes for everybody.</summary>
internal static class RateLimits
{
    public const string Tickets = "tickets";
    public const string MiniProgram = "mini-program";
    public const string Leases = "leases";

    /// <summary>A system asks once in two hours; many systems may stand behind one address.</summary>
    private const int LeasesPerMinutePerAddress = 120;

    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = async (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "10";
                var isLease = rejected.HttpContext.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName is Leases;
                await ProblemAnswer.For(rejected.HttpContext, isLease ? "lease.too-many" : "ticket.too-many").ExecuteAsync(rejected.HttpContext);
            };
            limiter.AddPolicy(Tickets, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress,
                _ => PerMinute(OptionsOf(context).TicketsPerMinutePerAddress)));
            // A sign-in is two calls of one phone; a whole office may share an address.
            limiter.AddPolicy(MiniProgram, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress,
                _ => PerMinute(OptionsOf(context).MiniProgramCallsPerMinutePerAddress)));
            limiter.AddPolicy(Leases, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress, _ => PerMinute(LeasesPerMinutePerAddress)));
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, bool>(context =>
                HttpMethods.IsPost(context.Request.Method) && IsForTicket(context.Request.Path)
                    ? RateLimitPartition.GetFixedWindowLimiter(true, _ => PerMinute(OptionsOf(context).TicketsPerMinute))
                    : RateLimitPartition.GetNoLimiter(false));
        });
        return services;
    }

    private static bool IsForTicket(PathString path) =>
        path.Equals(ConsoleUrls.Tickets, StringComparison.Ordinal) || path.Equals(ConsoleUrls.AppTickets, StringComparison.Ordinal);

    private static SignInOptions OptionsOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptions<SignInOptions>>().Value;

    private static FixedWindowRateLimiterOptions PerMinute(int permits) => new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) };
}
