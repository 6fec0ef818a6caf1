using FastRr.Wire.Messages;

namespace FastRr.Engine.Responses;

/// <summary>How compression pointers of compiled RRs move.</summary>
/// <param name="WholeTarget">Where pointers to the whole base name go, in octets from the message's first.</param>
/// <param name="SuffixDelta">What is added to pointers to a suffix of it.</param>
internal readonly record struct PointerShift(int WholeTarget, int SuffixDelta)
{
    public bool IsNone => WholeTarget == MessageHeader.Length && SuffixDelta == 0;
}
