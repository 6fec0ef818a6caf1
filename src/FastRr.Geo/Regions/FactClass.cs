namespace FastRr.Geo.Regions;

/// <summary>
/// What databases say of a network, as far as it decides: for each kind the rule that matches. Two networks of which
/// the same rules match are of one class, however many cities lie between them.
/// </summary>
/// <param name="Continent">Number of the rule, or <see cref="NotSaid"/>, or <see cref="NoRule"/>.</param>
/// <param name="Country">The same.</param>
/// <param name="Subdivision">The same.</param>
/// <param name="City">The same.</param>
/// <param name="AutonomousSystem">The same.</param>
/// <param name="Nearest">Number of the region nearest to the coordinates, or <see cref="NotSaid"/>.</param>
internal readonly record struct FactClass(
    int Continent, int Country, int Subdivision, int City, int AutonomousSystem, int Nearest)
{
    /// <summary>No database says it.</summary>
    public const int NotSaid = -2;

    /// <summary>It is said, and no rule asks for it.</summary>
    public const int NoRule = -1;

    /// <summary>Nothing is said.</summary>
    public static FactClass Empty { get; } = new(NotSaid, NotSaid, NotSaid, NotSaid, NotSaid, NotSaid);

    /// <summary>This with what another database says beside: what was said first holds.</summary>
    public FactClass With(FactClass later) => new(
        Continent == NotSaid ? later.Continent : Continent,
        Country == NotSaid ? later.Country : Country,
        Subdivision == NotSaid ? later.Subdivision : Subdivision,
        City == NotSaid ? later.City : City,
        AutonomousSystem == NotSaid ? later.AutonomousSystem : AutonomousSystem,
        Nearest == NotSaid ? later.Nearest : Nearest);

    /// <summary>The decision: the most specific rule, else the nearest region.</summary>
    public int Decide()
    {
        if (AutonomousSystem >= 0)
            return AutonomousSystem;
        if (City >= 0)
            return City;
        if (Subdivision >= 0)
            return Subdivision;
        if (Country >= 0)
            return Country;
        if (Continent >= 0)
            return Continent;
        return Nearest >= 0 ? Decision.OfNearest(Nearest) : Decision.Unmatched;
    }
}
