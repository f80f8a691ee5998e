using QRCoder;

namespace BlazorConsole.Sandbox.WeChat.Pictures;

/// <summary>A QR code as a square picture of any width: every module is a whole number of pixels, and what is left over is margin.</summary>
internal sealed class QrPicture
{
    private readonly bool[][] _modules;
    private readonly int _scale;
    private readonly int _margin;

    public QrPicture(string content, int width)
    {
        // The matrix brings along the four quiet modules that ISO/IEC 18004 asks for.
        using var data = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        _modules = [.. data.ModuleMatrix.Select(row => row.Cast<bool>().ToArray())];
        _scale = Math.Max(1, width / _modules.Length);
        Width = Math.Max(width, _modules.Length * _scale);
        _margin = (Width - (_modules.Length * _scale)) / 2;
    }

    public int Width { get; }

    public bool IsDark(int x, int y)
    {
        var (column, row) = ((x - _margin) / _scale, (y - _margin) / _scale);
        return x >= _margin && y >= _margin && row < _modules.Length && column < _modules.Length && _modules[row][column];
    }
}
