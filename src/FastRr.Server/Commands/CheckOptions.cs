namespace FastRr.Server.Commands;

/// <summary>What <c>fastrr check</c> was asked.</summary>
/// <param name="Configuration">The file named, or null.</param>
/// <param name="IsStrict">Warnings count as errors.</param>
/// <param name="IsWithoutDatabases">Region databases are not opened.</param>
/// <param name="IsPrint">Print the joined configuration.</param>
/// <param name="IsJson">Print JSON.</param>
internal sealed record CheckOptions(
    string? Configuration, bool IsStrict, bool IsWithoutDatabases, bool IsPrint, bool IsJson);
