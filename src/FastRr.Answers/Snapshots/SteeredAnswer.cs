namespace FastRr.Answers.Snapshots;

/// <summary>What a pool answers to one type from one region: a run of steps, each of which names a window.</summary>
/// <param name="Choice">What chooses the step.</param>
/// <param name="FirstStep">Index in <see cref="PoolAnswers.Steps"/>.</param>
/// <param name="StepCount">Steps; a power of two where the client's prefix chooses.</param>
/// <param name="FirstWindow">What the steps count from, in <see cref="PoolAnswers.Windows"/>.</param>
public readonly record struct SteeredAnswer(StepChoice Choice, int FirstStep, int StepCount, int FirstWindow);
