namespace FastRr.Geo.Regions;

/// <summary>What a rule is about; a later kind is more specific and goes before an earlier one.</summary>
public enum RuleKind : byte
{
    Continent,
    Country,
    Subdivision,
    City,
    AutonomousSystem,
    Network,
}
