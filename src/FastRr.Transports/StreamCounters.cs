namespace FastRr.Transports;

/// <summary>What TCP has counted, in connections.</summary>
/// <param name="Open">Open now.</param>
/// <param name="Accepted">Accepted and served.</param>
/// <param name="Refused">Closed at once: the client had too many.</param>
/// <param name="Displaced">Closed as the longest idle, to make room for another.</param>
/// <param name="Expired">Closed as idle for too long, or because the client did not read.</param>
public readonly record struct StreamCounters(int Open, long Accepted, long Refused, long Displaced, long Expired);
