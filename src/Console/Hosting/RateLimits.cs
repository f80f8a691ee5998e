using System.Threading.RateLimiting;
using BlazorConsole.Options;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Hosting;

/// <summary>How many codes may be asked for: so many for one address, so many for everybody. The rest is not limited here.</summary>
internal static class RateLimits
{
    public const string Tickets = "tickets";

    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = async (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "10";
                await ProblemAnswer.For(rejected.HttpContext, "ticket.too-many").ExecuteAsync(rejected.HttpContext);
            };
            limiter.AddPolicy(Tickets, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress,
                _ => PerMinute(OptionsOf(context).TicketsPerMinutePerAddress)));
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, bool>(context =>
                HttpMethods.IsPost(context.Request.Method) && context.Request.Path.Equals(ConsoleUrls.Tickets, StringComparison.Ordinal)
                    ? RateLimitPartition.GetFixedWindowLimiter(true, _ => PerMinute(OptionsOf(context).TicketsPerMinute))
                    : RateLimitPartition.GetNoLimiter(false));
        });
        return services;
    }

    private static SignInOptions OptionsOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptions<SignInOptions>>().Value;

    private static FixedWindowRateLimiterOptions PerMinute(int permits) => new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) };
}
