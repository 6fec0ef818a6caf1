namespace FastRr.Answers.Snapshots;

/// <summary>RRs of a pool that stand together and make one answer.</summary>
/// <param name="Offset">First octet in <see cref="PoolAnswers.Octets"/>.</param>
/// <param name="Member">Number of the member in first place, for which the answer counts.</param>
/// <param name="Length">Octets.</param>
/// <param name="Count">RRs.</param>
public readonly record struct AnswerWindow(int Offset, int Member, ushort Length, ushort Count);
