namespace FastRr.Server.Commands;

/// <summary>What <c>fastrr geo</c> was asked.</summary>
/// <param name="Configuration">The file named, or null.</param>
/// <param name="Targets">Whom to tell about.</param>
/// <param name="Diff">The old and the new database, or null.</param>
/// <param name="IsJson">Print JSON.</param>
internal sealed record GeoOptions(
    string? Configuration, IReadOnlyList<GeoTarget> Targets, (string Old, string New)? Diff, bool IsJson);
