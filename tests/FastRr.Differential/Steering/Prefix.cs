using System.Buffers.Binary;
using System.Net;

namespace FastRr.Differential.Steering;

/// <summary>A network of either family, or a client subnet.</summary>
/// <param name="IsIPv4">Its family.</param>
/// <param name="First">Its first address.</param>
/// <param name="Length">Bits that are the same in all of its addresses.</param>
internal readonly record struct Prefix(bool IsIPv4, UInt128 First, int Length)
{
    private const int IPv4InIPv6 = 96;

    /// <summary>Bits of an address.</summary>
    public int Bits => IsIPv4 ? 32 : 128;

    /// <summary>Its last address.</summary>
    public UInt128 Last => First | MaskBehind(Length, Bits);

    /// <summary>The network of a length around an address, which may have gone past the last one and around.</summary>
    public static Prefix Wrapped(bool isIPv4, UInt128 address, int length) =>
        Around(isIPv4, address & MaskBehind(0, isIPv4 ? 32 : 128), length);

    /// <summary>The network of so many bits around an address.</summary>
    public static Prefix Around(bool isIPv4, UInt128 address, int length) =>
        new(isIPv4, address & ~MaskBehind(length, isIPv4 ? 32 : 128), length);

    /// <param name="text">As databases have it: below ::/96 stand the networks of IPv4.</param>
    public static Prefix Parse(string text)
    {
        var network = IPNetwork.Parse(text);
        var octets = network.BaseAddress.GetAddressBytes();
        if (octets.Length == 4)
            return new Prefix(true, BinaryPrimitives.ReadUInt32BigEndian(octets), network.PrefixLength);
        var first = BinaryPrimitives.ReadUInt128BigEndian(octets);
        return first <= uint.MaxValue && network.PrefixLength >= IPv4InIPv6
            ? new Prefix(true, first, network.PrefixLength - IPv4InIPv6)
            : new Prefix(false, first, network.PrefixLength);
    }

    public bool Contains(Prefix other) =>
        IsIPv4 == other.IsIPv4 && Length <= other.Length && First <= other.First && other.First <= Last;

    /// <summary>An IPv4 network as databases keep it, below ::/96.</summary>
    public Prefix ToIPv6() => IsIPv4 ? new Prefix(false, First, IPv4InIPv6 + Length) : this;

    public override string ToString()
    {
        Span<byte> octets = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(octets, First);
        return $"{new IPAddress(IsIPv4 ? octets[12..] : octets)}/{Length}";
    }

    // A shift by 128 would be one by nothing.
    private static UInt128 MaskBehind(int length, int bits) =>
        length == bits ? 0 : (UInt128.MaxValue >> (128 - bits)) >> length;
}
