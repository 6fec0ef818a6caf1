using FastRr.Answers.Snapshots;

namespace FastRr.Engine.Explaining;

/// <summary>Which of the finished answers of a ring or a pool was given.</summary>
/// <param name="Choice">What chose it.</param>
/// <param name="Number">Its number, from 0; -1: chance decided.</param>
/// <param name="Count">How many there are; 1 where there is nothing to choose.</param>
public readonly record struct TracedTurn(StepChoice Choice, int Number, int Count);
