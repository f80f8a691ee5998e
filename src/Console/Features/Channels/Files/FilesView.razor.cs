using System.Text;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Options;
using BlazorConsole.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.Channels.Files;

/// <summary>The files that WeChat looks for before it believes that an address is ours, on the channel's page.</summary>
public sealed partial class FilesView
{
    // Bytes that are no UTF-8 are no text.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private IReadOnlyList<VerificationFile>? _files;
    private VerificationFile? _removed;
    private string _folder = "";
    private string? _asked;
    private string? _refusal;
    private bool _failed;

    /// <summary>Whose files.</summary>
    [Parameter, EditorRequired]
    public required Channel Channel { get; set; }

    /// <summary>Something was done that the page's history tells.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private ListFiles Files { get; init; } = null!;

    [Inject]
    private AddFile Add { get; init; } = null!;

    [Inject]
    private RemoveFile Remove { get; init; } = null!;

    [Inject]
    private IOptions<PublicOptions> Site { get; init; } = null!;

    [Inject]
    private IStringLocalizer<ChannelTexts> Texts { get; init; } = null!;

    [Inject]
    private ILogger<FilesView> Logger { get; init; } = null!;

    private IReadOnlyList<string> Folders => AddFile.FoldersOf(Channel.Kind);

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task UploadAsync(InputFileChangeEventArgs chosen)
    {
        if (chosen.File.Size > VerificationFile.MaxBytes)
        {
            _refusal = FileErrors.BadText.Code;
            return;
        }

        await using var stream = chosen.File.OpenReadStream(VerificationFile.MaxBytes);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        string text;
        try
        {
            text = Strict.GetString(memory.ToArray());
        }
        catch (DecoderFallbackException)
        {
            _refusal = FileErrors.BadText.Code;
            return;
        }

        await AddAsync(_folder, chosen.File.Name, text);
    }

    private async Task AddAsync(string folder, string name, string text)
    {
        await DoneAsync(await Add.RunAsync(Channel, folder, name, text, (await Authentication).User));
        _removed = null;
    }

    private async Task RemoveAsync(VerificationFile file)
    {
        await DoneAsync(await Remove.RunAsync(Channel, file.Folder, file.Name, (await Authentication).User));
        (_asked, _removed) = (null, file);
    }

    private Task UndoAsync() => AddAsync(_removed!.Folder, _removed.Name, _removed.Text);

    private async Task DoneAsync(Error? refusal)
    {
        _refusal = refusal?.Code;
        await LoadAsync();
        await OnChanged.InvokeAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            _failed = false;
            _files = await Files.LoadAsync(Channel.Id);
        }
        catch (Exception failure)
        {
            _failed = true;
            Log.FilesFailed(Logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2707, Level = LogLevel.Error, Message = "The verification files of a channel could not be loaded.")]
        public static partial void FilesFailed(ILogger logger, Exception failure);
    }
}
