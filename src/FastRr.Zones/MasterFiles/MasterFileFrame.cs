using FastRr.Wire.Presentation;

namespace FastRr.Zones.MasterFiles;

/// <summary>What one file, the main one or an included one, has stated so far: its origin and its last owner.</summary>
internal sealed class MasterFileFrame
{
    private readonly byte[] _origin = new byte[255];
    private readonly byte[] _owner = new byte[255];
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

    public void SetOrigin(ReadOnlySpan<byte> origin)
    {
        origin.CopyTo(_origin);
        _originLength = origin.Length;
    }

    /// <summary>The owner's room, for 255 octets, and how many of them it takes.</summary>
    public Span<byte> OwnerRoom => _owner;

    public void SetOwnerLength(int length) => _ownerLength = length;

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
