using FastRr.Answers.Snapshots;
using FastRr.Wire.Registry;

namespace FastRr.Engine.Explaining;

/// <summary>What a snapshot knows of a name that is asked for a type.</summary>
/// <param name="Standing">What it is.</param>
/// <param name="Apex">Of its zone, lower-cased wire form; empty: it is in none.</param>
/// <param name="Decider">
/// The name that decides, lower-cased wire form: itself, the wildcard, the owner of the zone cut or the DNAME, else the
/// closest encloser.
/// </param>
/// <param name="Answer">What the decider has for the type; null: nothing.</param>
/// <param name="Types">What the decider owns, ascending.</param>
public sealed record TracedName(
    NameStanding Standing,
    ReadOnlyMemory<byte> Apex,
    ReadOnlyMemory<byte> Decider,
    CompiledAnswer? Answer,
    IReadOnlyList<RRType> Types);
