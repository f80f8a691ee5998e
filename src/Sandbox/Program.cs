var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGet("/", () => "pretend WeChat");
await app.RunAsync();
