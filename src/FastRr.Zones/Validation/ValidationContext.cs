using FastRr.Wire.Names;

namespace FastRr.Zones.Validation;

/// <summary>What all rules work on.</summary>
/// <param name="Zone">The zone as read.</param>
/// <param name="Shape">Its cuts, aliases and wildcards.</param>
/// <param name="Findings">Where findings go.</param>
/// <param name="IsComplete">
/// Whether all of the zone was read. If not, nothing is said of what it lacks: it may stand in what could not be read.
/// </param>
internal sealed record ValidationContext(Zone Zone, ZoneShape Shape, FindingList Findings, bool IsComplete)
{
    /// <summary>As <see cref="ZoneLoadOptions.HasAddressElsewhere"/>.</summary>
    public required Func<ReadOnlySpan<byte>, int, bool> HasAddressElsewhere { get; init; }

    public void Error(int record, string text) => Findings.Error(Zone.PositionOf(record), text);

    public void Warning(int record, string text) => Findings.Warning(Zone.PositionOf(record), text);

    /// <summary>Where a record stands, for a message about the place of another one.</summary>
    public string PlaceOf(int record, int seenFrom) => Zone.DescribePlace(record, Zone.Record(seenFrom).File);

    public string Show(int name) => DomainNameText.Format(Zone.OwnerOf(name));
}
