namespace FastRr.Wire.Presentation;

/// <summary>
/// What is wrong in a run of tokens. It is made only where something is wrong, so it may hold a string.
/// </summary>
/// <param name="Token">Index of the token at fault; their number where something is missing at the end.</param>
/// <param name="Text">One line for people.</param>
public readonly record struct PresentationError(int Token, string Text);
