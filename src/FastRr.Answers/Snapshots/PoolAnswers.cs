using FastRr.Pools;

namespace FastRr.Answers.Snapshots;

/// <summary>
/// All that a pool answers in one state of its members, immutable. Names in it are not compressed and owners point to
/// the question, so that it serves every name of the pool.
/// </summary>
public sealed class PoolAnswers
{
    private readonly SteeredAnswer[] _answers;
    private readonly AnswerWindow[] _windows;
    private readonly ushort[] _steps;
    private readonly byte[] _octets;
    private readonly int _regionCount;

    internal PoolAnswers(
        int regionCount, SteeredAnswer[] answers, AnswerWindow[] windows, ushort[] steps, byte[] octets)
    {
        _regionCount = regionCount;
        _answers = answers;
        _windows = windows;
        _steps = steps;
        _octets = octets;
    }

    public ReadOnlySpan<AnswerWindow> Windows => _windows;

    public ReadOnlySpan<ushort> Steps => _steps;

    public ReadOnlySpan<byte> Octets => _octets;

    /// <param name="set">Number of the RRset among those of the pool: <see cref="CompiledAnswer.PoolSet"/>.</param>
    /// <param name="region">The client's region.</param>
    public ref readonly SteeredAnswer Find(int set, int region) => ref _answers[(set * _regionCount) + region];

    /// <summary>The step that a client's prefix chooses.</summary>
    /// <param name="prefix">Its bits, the first uppermost.</param>
    public static int StepOf(ulong prefix) => HashSlots.SlotOf(prefix);

    /// <summary>The window of a step.</summary>
    public ref readonly AnswerWindow WindowOf(ref readonly SteeredAnswer answer, int step) =>
        ref _windows[answer.FirstWindow + _steps[answer.FirstStep + step]];
}
