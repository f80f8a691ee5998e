using System.Globalization;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Options;
using BlazorConsole.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;

namespace BlazorConsole.Features.Channels;

/// <summary>A channel as an administrator writes it, new or known. All of it is stored or nothing; what was typed stays.</summary>
public sealed partial class ChannelFormPage
{
    private ChannelForm? _form;
    private ChannelDraft _draft = new();
    private IReadOnlyList<ChannelFault> _faults = [];
    private ElementReference _summary;
    private string? _refusal;
    private string? _budget;
    private string? _budgetFault;
    private bool _loaded;
    private bool _failed;
    private bool _busy;
    private bool _isDirty;

    [Parameter]
    public string? Key { get; set; }

    [Parameter]
    public string? NewKind { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private ReadChannel Channels { get; init; } = null!;

    [Inject]
    private SaveChannel Save { get; init; } = null!;

    [Inject]
    private IOptions<PublicOptions> Site { get; init; } = null!;

    [Inject]
    private IStringLocalizer<ChannelTexts> Texts { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    [Inject]
    private IJSRuntime Browser { get; init; } = null!;

    [Inject]
    private ILogger<ChannelFormPage> Logger { get; init; } = null!;

    private ChannelOptions Settings => _draft.Settings;

    private string Title => Key is null ? Texts["NewChannel", Texts[Settings.Kind?.ToString() ?? "Channel"]] : Texts["EditTitle", Settings.Name is { Length: > 0 } name ? name : Key];

    private string Back => Key is null ? ConsoleUrls.Channels : ConsoleUrls.ChannelPage(Key);

    private string PushAddress => $"{Site.Value.Origin}{ConsoleUrls.WeChatPush}/{_draft.Key}";

    private ChannelChoices Choices => new(Texts);

    protected override Task OnParametersSetAsync() => LoadAsync();

    private bool Offers(string scenario) => Settings.Scenarios?.Contains(scenario) is true;

    private void Offer(string scenario, bool on) =>
        Settings.Scenarios = [.. Scenario.Of(Settings.Kind!.Value).Where(known => known == scenario ? on : Offers(known))];

    private void Accept(string agreement, bool on) =>
        Settings.Agreements = [.. _form!.Agreements.Where(known => known == agreement ? on : Settings.Agreements.Contains(known))];

    private void MakeSecrets()
    {
        Settings.Push.Token = MadeSecrets.Token();
        if (_draft.Push is PushSecurity.Encrypted)
            Settings.Push.EncodingAesKey = MadeSecrets.EncodingAesKey();
        _isDirty = true;
    }

    private string? FaultOf(string field) => _faults.FirstOrDefault(fault => fault.Field == field) is { } fault ? SentenceOf(fault) : null;

    /// <summary>What is written for the budget; what is no amount is told at once and kept in the field.</summary>
    private string Budget
    {
        get => _budget ?? Settings.PhoneBudget?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";
        set
        {
            _budget = value;
            var isAmount = decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount);
            _budgetFault = isAmount || string.IsNullOrWhiteSpace(value) ? null : ChannelFaultTexts.Sentence("PhoneBudgetMalformed", "");
            // Below nothing: the check that holds for the configuration refuses it too.
            Settings.PhoneBudget = isAmount ? amount : string.IsNullOrWhiteSpace(value) ? null : -1;
        }
    }

    private string WordOf(string field) => Texts[$"Field{Joined(field)}"];

    private static string Joined(string field) => field.Replace(":", "", StringComparison.Ordinal);

    private static string SentenceOf(ChannelFault fault) => ChannelFaultTexts.Sentence(fault.Code, fault.Value);

    private async Task SaveAsync()
    {
        _busy = true;
        try
        {
            var state = await Authentication;
            var saved = await Save.RunAsync(_form!.Id, _draft, state.User);
            (_faults, _refusal) = (saved.Faults, saved.Refusal?.Code);
            if (saved.Id is not null)
            {
                _isDirty = false;
                Navigation.NavigateTo(ConsoleUrls.ChannelPage(_draft.Key));
                return;
            }
        }
        catch (Exception failure)
        {
            // Another process holds the database, say: what was typed is still there to be saved.
            _refusal = "channel.not-saved";
            Log.SaveFailed(Logger, failure);
        }
        finally
        {
            _busy = false;
        }

        await _summary.FocusAsync();
    }

    private async Task AskBeforeLeavingAsync(LocationChangingContext leaving)
    {
        if (_isDirty && !await Browser.InvokeAsync<bool>("confirm", Texts["LeaveUnsaved"].Value))
            leaving.PreventNavigation();
    }

    private async Task LoadAsync()
    {
        try
        {
            (_failed, _faults, _refusal, _isDirty) = (false, [], null, false);
            _form = Key is not null
                ? await Channels.FormOfAsync(Key)
                : Enum.TryParse<ChannelKind>(NewKind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? await Channels.FormOfNewAsync(kind) : null;
            _draft = _form?.Draft ?? new ChannelDraft();
            _loaded = true;
        }
        catch (Exception failure)
        {
            _failed = true;
            Log.FormFailed(Logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2703, Level = LogLevel.Error, Message = "The form of a channel could not be loaded.")]
        public static partial void FormFailed(ILogger logger, Exception failure);

        [LoggerMessage(EventId = 2724, Level = LogLevel.Error, Message = "A channel could not be saved.")]
        public static partial void SaveFailed(ILogger logger, Exception failure);
    }
}
