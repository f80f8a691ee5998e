using System.Runtime.InteropServices;

namespace BlazorConsole.Sandbox.WeChat.Pictures;

/// <summary>One symbol of a Huffman table, as it is written.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CodeWord(int Bits, int Length);

/// <summary>Writes code words one behind the other; a byte of ones is followed by a zero byte, so that it is no marker.</summary>
internal sealed class JpegBits(Stream file)
{
    private ulong _pending;
    private int _count;

    public void Write(CodeWord word) => Write(word.Bits, word.Length);

    /// <summary>A code word that says how many bits the number has, and then the number: negative ones are written minus one.</summary>
    public void Write(CodeWord size, int number)
    {
        Write(size);
        var length = JpegCode.Size(number);
        Write((number < 0 ? number - 1 : number) & ((1 << length) - 1), length);
    }

    public void Flush()
    {
        if (_count > 0)
            Write((1 << (8 - _count)) - 1, 8 - _count);
    }

    private void Write(int bits, int length)
    {
        _pending = (_pending << length) | (uint)bits;
        _count += length;
        while (_count >= 8)
        {
            var value = (byte)(_pending >> (_count - 8));
            file.WriteByte(value);
            if (value == 0xFF)
                file.WriteByte(0);
            _count -= 8;
        }
    }
}
