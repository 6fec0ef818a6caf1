namespace FastRr.Answers.Snapshots;

/// <summary>What a pool answers to one type from one region: a run of steps, each of which names a window.</summary>
/// <param name="Choice">What chooses the step.</param>
/// <param name="FirstStep">Index in <see cref="PoolAnswers.Steps"/>.</param>
/// <param name="StepCount">Steps; a power of two where the client's prefix chooses.</param>
/// <param name="FirstWindow">What the steps count from, in <see cref="PoolAnswers.Windows"/>.</param>
/// <param name="MaxLength">Octets of the longest window: a response without room for that is truncated before it takes
/// a turn.</param>
public readonly record struct SteeredAnswer(
    StepChoice Choice, int FirstStep, int StepCount, int FirstWindow, int MaxLength)
{
    /// <summary>An answer without data.</summary>
    /// <param name="choice">Why: <see cref="StepChoice.None"/> or <see cref="StepChoice.Failure"/>.</param>
    public static SteeredAnswer Without(StepChoice choice) => new(choice, 0, 0, 0, 0);
}
