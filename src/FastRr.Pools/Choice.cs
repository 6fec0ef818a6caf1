namespace FastRr.Pools;

/// <summary>A member that is handed out.</summary>
/// <param name="Member">Which.</param>
/// <param name="Weight">What it weighs among those handed out with it, 1 or more.</param>
public readonly record struct Choice(Member Member, int Weight);
