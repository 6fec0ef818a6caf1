namespace FastRr.Zones.Validation;

/// <summary>Where a name stands in a zone.</summary>
/// <param name="Kind">Which of the cases it is.</param>
/// <param name="Name">
/// The name that answers: itself or its wildcard. Where something above answers: itself. -1 where that owns nothing.
/// </param>
/// <param name="Above">The cut or DNAME it stands at or below; -1 else.</param>
internal readonly record struct Place(PlaceKind Kind, int Name, int Above);
