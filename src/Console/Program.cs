using BlazorConsole.Components;
using BlazorConsole.Features.Preferences;
using BlazorConsole.Resources;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthorization();
builder.Services.AddConsoleComponents();
var app = builder.Build();
app.UseConsoleLocalization();
app.UseAntiforgery();
app.MapStaticAssets();
app.MapPreferences();
app.MapConsoleComponents();
await app.RunAsync();
