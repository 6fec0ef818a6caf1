using System.Buffers.Binary;
using FastRr.Geo;
using FastRr.Geo.Regions;
using FastRr.Geo.Tables;

namespace FastRr.Engine.Responses;

/// <summary>For whom a steered answer is: the client subnet if one came and counts, else the source address.</summary>
internal readonly ref struct SteeredClient
{
    private const int FamilyIPv4 = 1;

    // FAMILY, SOURCE and SCOPE PREFIX-LENGTH (RFC 7871 §6).
    private const int SourceLengthOffset = 2;
    private const int AddressOffset = 4;

    private readonly ulong _high;
    private readonly ulong _low;
    private readonly int _sourceLength;
    private readonly bool _isIPv4;

    /// <param name="requestor">Who asks.</param>
    /// <param name="subnet">The client subnet, as <see cref="Response.ClientSubnet"/> has it; empty: none that
    /// counts.</param>
    public SteeredClient(ref readonly Requestor requestor, ReadOnlySpan<byte> subnet)
    {
        // RFC 7871 §7.1.2: SOURCE PREFIX-LENGTH 0 asks not to use the client's address: the resolver's serves.
        if (subnet.IsEmpty || subnet[SourceLengthOffset] == 0)
        {
            (_high, _low) = (requestor.High, requestor.Low);
            return;
        }
        _sourceLength = subnet[SourceLengthOffset];
        _isIPv4 = subnet[1] == FamilyIPv4;
        // Whatever stands behind the prefix is none of it.
        var address = subnet[AddressOffset..];
        if (_isIPv4)
        {
            _low = BinaryPrimitives.ReadUInt32BigEndian(address) & (uint.MaxValue << (32 - _sourceLength));
            return;
        }
        _high = BinaryPrimitives.ReadUInt64BigEndian(address);
        if (_sourceLength <= 64)
            _high &= ulong.MaxValue << (64 - _sourceLength);
        else
            _low = BinaryPrimitives.ReadUInt64BigEndian(address[8..]) & (ulong.MaxValue << (128 - _sourceLength));
    }

    /// <summary>Whether the client subnet decides, and the answer has a scope.</summary>
    public bool IsSubnet => _sourceLength != 0;

    public RegionMatch FindRegion(RegionTable table) =>
        IsSubnet ? table.FindSubnet(_high, _low, _sourceLength, _isIPv4) : table.FindSource(_high, _low);

    /// <summary>Why the client belongs to its region.</summary>
    public RuleMatch FindRule(RuleTable rules) =>
        IsSubnet ? rules.FindSubnet(_high, _low, _sourceLength, _isIPv4) : rules.FindSource(_high, _low);

    /// <summary>The client's prefix, where the choice follows it.</summary>
    /// <param name="scopeLength">Bits within which it is the same; 0 where the source address decides.</param>
    public ulong FindPrefix(out int scopeLength)
    {
        scopeLength = 0;
        return IsSubnet
            ? ClientPrefix.OfSubnet(_high, _low, _sourceLength, _isIPv4, out scopeLength)
            : ClientPrefix.OfSource(_high, _low);
    }
}
