using FastRr.Wire.Presentation;

namespace FastRr.Zones.MasterFiles;

/// <summary>What one file, the main one or an included one, has stated so far: its origin and its last owner.</summary>
internal sealed class MasterFileFrame
{
    // A name of 63 octets without escapes; a longer text is read again.
    private const int MaxKeptText = 63;

    private readonly byte[] _origin = new byte[255];
    private readonly byte[] _owner = new byte[255];
    private readonly byte[] _ownerText = new byte[MaxKeptText];
    private int _ownerTextLength;
    private int _originLength;
    private int _ownerLength;

    /// <param name="path">As the user gave it, or as joined to the including file's.</param>
    /// <param name="fileNumber">The zone's number for it.</param>
    /// <param name="parent">The frame of the including file.</param>
    public MasterFileFrame(string path, int fileNumber, MasterFileFrame? parent)
    {
        Path = path;
        FileNumber = fileNumber;
        Parent = parent;
        Depth = parent is null ? 1 : parent.Depth + 1;
        if (parent is null)
            return;
        // An included file goes on with the owner that was in force; nothing of what it states comes back.
        OwnerState = parent.OwnerState;
        parent.Owner.CopyTo(_owner);
        _ownerLength = parent._ownerLength;
    }

    public string Path { get; }

    public int FileNumber { get; }

    public MasterFileFrame? Parent { get; }

    /// <summary>1 for the main file.</summary>
    public int Depth { get; }

    /// <summary>In wire form, in the case written.</summary>
    public ReadOnlySpan<byte> Origin => _origin.AsSpan(0, _originLength);

    /// <summary>In wire form, lower-cased; meaningful where <see cref="OwnerState"/> is known.</summary>
    public ReadOnlySpan<byte> Owner => _owner.AsSpan(0, _ownerLength);

    public OwnerState OwnerState { get; set; }

    /// <summary>Sets the origin; what was written of the owner then no longer means the same.</summary>
    public void SetOrigin(ReadOnlySpan<byte> origin)
    {
        _ownerTextLength = 0;
        origin.CopyTo(_origin);
        _originLength = origin.Length;
    }

    /// <summary>Room for an owner of 255 octets; <see cref="SetOwner"/> says how many of them it takes.</summary>
    public Span<byte> OwnerRoom => _owner;

    /// <summary>Takes the owner that stands in <see cref="OwnerRoom"/>.</summary>
    public void SetOwner(ReadOnlySpan<byte> text, int length, OwnerState state)
    {
        _ownerLength = length;
        OwnerState = state;
        _ownerTextLength = 0;
        if (state != OwnerState.Known || text.Length > MaxKeptText)
            return;
        text.CopyTo(_ownerText);
        _ownerTextLength = text.Length;
    }

    /// <summary>Whether this text is that of the owner already known: records of one mostly stand together.</summary>
    public bool IsOwner(ReadOnlySpan<byte> text) =>
        OwnerState == OwnerState.Known
        && _ownerTextLength > 0
        && text.SequenceEqual(_ownerText.AsSpan(0, _ownerTextLength));

    /// <summary>The place of a token, or right behind the last one where there is none of that number.</summary>
    public SourcePosition PositionOf(in Entry entry, int token)
    {
        if (token < entry.Count)
            return PositionOf(entry.Tokens[token]);
        ref readonly var last = ref entry.Tokens[^1];
        return new SourcePosition(Path, last.Line, last.Column + last.Length + (last.IsQuoted ? 2 : 0));
    }

    public SourcePosition PositionOf(in PresentationToken token) => new(Path, token.Line, token.Column);
}
