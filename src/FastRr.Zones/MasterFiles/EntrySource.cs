using System.Buffers;
using FastRr.Wire.Presentation;

namespace FastRr.Zones.MasterFiles;

/// <summary>The entries of one stream, one at a time, over a sliding buffer: a file is never held whole.</summary>
internal sealed class EntrySource : IDisposable
{
    /// <summary>
    /// Octets of the longest entry, comments inside its parentheses included. RDATA of 65 535 octets, every one
    /// written as \DDD, is 4 × 65 535 = 262 140 octets; four times that leaves room for lay-out and comments.
    /// </summary>
    public const int MaxEntryLength = 4 * 4 * 65_536;

    // One read per kilobyte of records would be slow, a megabyte would not stay in the cache.
    private const int FirstBufferLength = 128 * 1024;

    private readonly Stream _stream;
    private readonly Action<int> _onRead;
    private readonly EntryLexer _lexer = new();
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBufferLength);
    private int _end;
    private bool _isLast;
    private bool _isStarted;

    /// <param name="stream">Read to its end, not disposed.</param>
    /// <param name="onRead">Called with the number of octets of every read.</param>
    public EntrySource(Stream stream, Action<int> onRead)
    {
        _stream = stream;
        _onRead = onRead;
    }

    /// <summary>What the offsets of <see cref="Tokens"/> count in.</summary>
    public ReadOnlySpan<byte> Text => _buffer.AsSpan(0, _end);

    public ReadOnlySpan<PresentationToken> Tokens => _lexer.Tokens;

    public bool HasBlankOwner => _lexer.HasBlankOwner;

    public LexError? Error { get; private set; }

    /// <summary>Goes to the next entry; an error of the stream itself is thrown as it comes.</summary>
    /// <returns>Whether there is one; it may be one with an <see cref="Error"/>.</returns>
    public bool MoveNext()
    {
        if (Error is { EndsFile: true })
            return false;
        if (!_isStarted && !Start())
            return true;
        while (true)
        {
            var result = _lexer.Lex(Text, _isLast);
            var length = result == LexResult.Entry ? _lexer.EntryLength : _end - _lexer.Position;
            if (length > MaxEntryLength)
            {
                Error = _lexer.TooLong(MaxEntryLength);
                return true;
            }
            if (result != LexResult.NeedsMore)
            {
                Error = _lexer.Error;
                return result == LexResult.Entry;
            }
            Fill();
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _end = 0;
    }

    private bool Start()
    {
        _isStarted = true;
        Fill();
        var text = Text;
        if (text.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || text.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            Error = new LexError("UTF-16 text: a master file is ASCII or UTF-8", 1, 1, EndsFile: true);
            return false;
        }
        // Editors put a byte order mark before UTF-8; it belongs to no name.
        if (text.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            text[3..].CopyTo(_buffer);
            _end -= 3;
        }
        return true;
    }

    private void Fill()
    {
        var kept = _end - _lexer.Position;
        var buffer = _buffer;
        if (kept > buffer.Length / 2)
            buffer = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        _buffer.AsSpan(_lexer.Position, kept).CopyTo(buffer);
        if (buffer != _buffer)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = buffer;
        _lexer.Slide();
        _end = kept;
        // Filled to the brim: an entry that needs more is then lexed again only after twice as much has come.
        var read = _stream.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false);
        _end += read;
        _isLast = _end < buffer.Length;
        _onRead(read);
    }
}
