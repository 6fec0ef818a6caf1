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

    [Fact]
    public void UringParameters_OnThisMachine_HasTheSystemsShape()
    {
        Assert.Equal(120, Marshal.SizeOf<UringParameters>());
        Assert.Equal(8, OffsetOf<UringParameters>(nameof(UringParameters.Flags)));
        Assert.Equal(20, OffsetOf<UringParameters>(nameof(UringParameters.Features)));
        Assert.Equal(40, OffsetOf<UringParameters>(nameof(UringParameters.Submissions)));
        Assert.Equal(80, OffsetOf<UringParameters>(nameof(UringParameters.Completions)));
        Assert.Equal(40, Marshal.SizeOf<UringSubmissionOffsets>());
        Assert.Equal(24, OffsetOf<UringSubmissionOffsets>(nameof(UringSubmissionOffsets.Array)));
        Assert.Equal(40, Marshal.SizeOf<UringCompletionOffsets>());
        Assert.Equal(20, OffsetOf<UringCompletionOffsets>(nameof(UringCompletionOffsets.Completions)));
    }

    [Fact]
    public void UringSubmission_OnThisMachine_HasTheSystemsShape()
    {
        Assert.Equal(64, Marshal.SizeOf<UringSubmission>());
        Assert.Equal(2, OffsetOf<UringSubmission>(nameof(UringSubmission.SocketFlags)));
        Assert.Equal(4, OffsetOf<UringSubmission>(nameof(UringSubmission.Descriptor)));
        Assert.Equal(8, OffsetOf<UringSubmission>(nameof(UringSubmission.Destination)));
        Assert.Equal(16, OffsetOf<UringSubmission>(nameof(UringSubmission.Address)));
        Assert.Equal(24, OffsetOf<UringSubmission>(nameof(UringSubmission.Length)));
        Assert.Equal(28, OffsetOf<UringSubmission>(nameof(UringSubmission.MessageFlags)));
        Assert.Equal(32, OffsetOf<UringSubmission>(nameof(UringSubmission.UserData)));
        Assert.Equal(40, OffsetOf<UringSubmission>(nameof(UringSubmission.BufferGroup)));
        Assert.Equal(44, OffsetOf<UringSubmission>(nameof(UringSubmission.DestinationLength)));
    }

    [Fact]
    public void UringCompletion_OnThisMachine_HasTheSystemsShape()
    {
        Assert.Equal(16, Marshal.SizeOf<UringCompletion>());
        Assert.Equal(8, OffsetOf<UringCompletion>(nameof(UringCompletion.Result)));
        Assert.Equal(12, OffsetOf<UringCompletion>(nameof(UringCompletion.Flags)));
    }

    [Fact]
    public void UringBuffers_OnThisMachine_HaveTheSystemsShape()
    {
        Assert.Equal(16, Marshal.SizeOf<UringBuffer>());
        Assert.Equal(8, OffsetOf<UringBuffer>(nameof(UringBuffer.Length)));
        Assert.Equal(12, OffsetOf<UringBuffer>(nameof(UringBuffer.Number)));
        Assert.Equal(14, OffsetOf<UringBuffer>(nameof(UringBuffer.Tail)));
        Assert.Equal(40, Marshal.SizeOf<UringBufferRegistration>());
        Assert.Equal(8, OffsetOf<UringBufferRegistration>(nameof(UringBufferRegistration.Entries)));
        Assert.Equal(12, OffsetOf<UringBufferRegistration>(nameof(UringBufferRegistration.Group)));
        Assert.Equal(16, Marshal.SizeOf<UringReceived>());
        Assert.Equal(4, OffsetOf<UringReceived>(nameof(UringReceived.ControlLength)));
        Assert.Equal(8, OffsetOf<UringReceived>(nameof(UringReceived.PayloadLength)));
    }

    [Fact]
    public void UringOperations_OnThisMachine_HaveTheSystemsShape()
    {
        Assert.Equal(16, Marshal.SizeOf<UringOperations>());
        Assert.Equal(1, OffsetOf<UringOperations>(nameof(UringOperations.Count)));
        Assert.Equal(8, Marshal.SizeOf<UringOperation>());
        Assert.Equal(2, OffsetOf<UringOperation>(nameof(UringOperation.Flags)));
    }

    [Fact]
    public void FilterProgram_OnThisMachine_HasTheSystemsShape()
    {
        Assert.Equal(16, Marshal.SizeOf<FilterProgram>());
        Assert.Equal(8, OffsetOf<FilterProgram>(nameof(FilterProgram.Instructions)));
        Assert.Equal(8, Marshal.SizeOf<FilterInstruction>());
        Assert.Equal(2, OffsetOf<FilterInstruction>(nameof(FilterInstruction.IfTrue)));
        Assert.Equal(4, OffsetOf<FilterInstruction>(nameof(FilterInstruction.Operand)));
    }

    private static int OffsetOf<T>(string field) => (int)Marshal.OffsetOf<T>(field);
}
