using FastRr.Answers;
using FastRr.Answers.Snapshots;

namespace FastRr.Engine.Responses;

/// <summary>Says at which RR an answer starts. One for each worker.</summary>
internal sealed class RingTurner(int worker, bool rotatesPerWorker)
{
    // Any odd constant apart from 0 starts xorshift; the worker's number keeps two workers from turning alike.
    private ulong _random = (ulong)(Environment.TickCount64 + worker) * 0x9E3779B97F4A7C15 | 1;

    /// <summary>Takes the next turn of an answer with more than one RR.</summary>
    /// <returns>Octets from the ring's first to the first RR of this answer.</returns>
    public int Turn(AnswerSnapshot snapshot, ref readonly CompiledAnswer answer)
    {
        var index = answer.Order == RotationOrder.Random
            ? NextRandom(answer.Count)
            : (int)(NextIndex(snapshot.Rotation, answer.RotationNumber) % answer.Count);
        return answer.Stride != 0 ? index * answer.Stride : snapshot.Starts[answer.FirstStart + index];
    }

    /// <summary>Takes the next index of a rotation.</summary>
    public ulong Turn(AnswerSnapshot snapshot, int number) => NextIndex(snapshot.Rotation, number);

    /// <summary>Reads the index of an answer that turns without taking it: brings its cache line near.</summary>
    public ulong Peek(AnswerSnapshot snapshot, int number) => rotatesPerWorker
        ? (ulong)snapshot.Rotation.OfWorker(worker)[number]
        : snapshot.Rotation.Peek(number);

    private ulong NextIndex(RotationIndices rotation, int number) =>
        rotatesPerWorker ? (ulong)rotation.OfWorker(worker)[number]++ : rotation.Next(number);

    /// <summary>xorshift64 (Marsaglia, "Xorshift RNGs", 2003), its upper half scaled to 0 … count - 1.</summary>
    private int NextRandom(int count)
    {
        _random ^= _random << 13;
        _random ^= _random >> 7;
        _random ^= _random << 17;
        return (int)((_random >> 32) * (ulong)count >> 32);
    }
}
