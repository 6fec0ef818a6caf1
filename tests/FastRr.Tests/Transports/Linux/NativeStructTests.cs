using System.Runtime.InteropServices;
using FastRr.Transports.Linux.Native;
using Xunit;

namespace FastRr.Tests.Transports.Linux;

/// <summary>Sizes and offsets of the system's structures on 64-bit Linux, x86-64 and arm64 alike.</summary>
public sealed class NativeStructTests
{
    [Fact]
    public void IoVector_OnThisMachine_HasTheSystemsShape()
    {
        Assert.Equal(16, Marshal.SizeOf<IoVector>());
        Assert.Equal(8, OffsetOf<IoVector>(nameof(IoVector.Length)));
    }

    [Fact]
    public void MessageHeader_OnThisMachine_HasTheSystemsShape()
    {
        Assert.Equal(56, Marshal.SizeOf<MessageHeader>());
        Assert.Equal(8, OffsetOf<MessageHeader>(nameof(MessageHeader.NameLength)));
        Assert.Equal(16, OffsetOf<MessageHeader>(nameof(MessageHeader.Vectors)));
        Assert.Equal(24, OffsetOf<MessageHeader>(nameof(MessageHeader.VectorCount)));
        Assert.Equal(32, OffsetOf<MessageHeader>(nameof(MessageHeader.Control)));
        Assert.Equal(40, OffsetOf<MessageHeader>(nameof(MessageHeader.ControlLength)));
        Assert.Equal(48, OffsetOf<MessageHeader>(nameof(MessageHeader.Flags)));
    }

    [Fact]
    public void BatchHeader_OnThisMachine_HasTheSystemsShape()
    {
        Assert.Equal(64, Marshal.SizeOf<BatchHeader>());
        Assert.Equal(56, OffsetOf<BatchHeader>(nameof(BatchHeader.Length)));
    }

    [Fact]
    public void ControlData_OnThisMachine_HasTheSystemsShape()
    {
        Assert.Equal(16, Marshal.SizeOf<ControlHeader>());
        Assert.Equal(8, OffsetOf<ControlHeader>(nameof(ControlHeader.Level)));
        Assert.Equal(12, OffsetOf<ControlHeader>(nameof(ControlHeader.Type)));
        Assert.Equal(12, Marshal.SizeOf<IPv4PacketInfo>());
        Assert.Equal(4, OffsetOf<IPv4PacketInfo>(nameof(IPv4PacketInfo.SpecificDestination)));
        Assert.Equal(20, Marshal.SizeOf<IPv6PacketInfo>());
        Assert.Equal(16, OffsetOf<IPv6PacketInfo>(nameof(IPv6PacketInfo.InterfaceIndex)));
    }

    private static int OffsetOf<T>(string field) => (int)Marshal.OffsetOf<T>(field);
}
