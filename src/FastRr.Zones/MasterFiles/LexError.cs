namespace FastRr.Zones.MasterFiles;

/// <summary>What keeps an entry from being read as tokens, and where.</summary>
/// <param name="Text">One line for people.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">In octets, from 1.</param>
/// <param name="EndsFile">Whether what follows is no longer worth reading.</param>
internal sealed record LexError(string Text, int Line, int Column, bool EndsFile = false);
