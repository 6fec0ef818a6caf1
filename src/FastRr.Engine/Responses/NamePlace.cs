using FastRr.Wire.Messages;

namespace FastRr.Engine.Responses;

/// <summary>Where the name being answered stands whole in the message: the question, or the target of a
/// CNAME.</summary>
/// <param name="Offset">Octets from the message's first.</param>
/// <param name="Length">Its octets, 1 to 255.</param>
internal readonly record struct NamePlace(int Offset, int Length)
{
    /// <summary>For RRs of the name itself, or of an ancestor of it.</summary>
    /// <param name="baseLength">Octets of the RRs' base name, a suffix of this name.</param>
    public PointerShift ShiftOf(int baseLength)
    {
        var delta = Offset + Length - baseLength - MessageHeader.Length;
        return new PointerShift(MessageHeader.Length + delta, delta);
    }

    /// <summary>For RRs of a wildcard: the owner becomes this name, while what is below '*' stays a suffix.</summary>
    /// <param name="baseLength">Octets of the wildcard's name.</param>
    public PointerShift ShiftOfWildcard(int baseLength) =>
        new(Offset, Offset + Length - baseLength - MessageHeader.Length);
}
