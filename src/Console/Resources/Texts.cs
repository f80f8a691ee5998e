namespace BlazorConsole.Resources;

// One pair of .resx files per feature; the type only names it for IStringLocalizer<T>.

internal sealed class ShellTexts;

internal sealed class KitTexts;

internal sealed class AdministratorTexts;

internal sealed class AccountTexts;

internal sealed class RecognitionTexts;

internal sealed class PrivacyTexts;

internal sealed class ChannelTexts;

internal sealed class LeaseTexts;

internal sealed class DoctorTexts;
