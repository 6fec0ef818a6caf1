namespace FastRr.Geo.Regions;

/// <summary>Why an address belongs to its region.</summary>
/// <param name="Region">Number of the region.</param>
/// <param name="By">What decided.</param>
/// <param name="Rule">The rule, where one decided.</param>
/// <param name="PrefixLength">The shortest prefix around the address for which the same decides, in bits of the family
/// asked. Neighbours may belong to the same region by other rules, so the scope may be shorter.</param>
public readonly record struct RuleMatch(int Region, DecidedBy By, RegionRule? Rule, int PrefixLength)
{
    /// <summary>The rule as it was written, else <c>nearest</c>, <c>here</c> or <c>default</c>.</summary>
    public string Text => By switch
    {
        DecidedBy.Rule => Rule!.Text,
        DecidedBy.Nearest => "nearest",
        DecidedBy.Here => "here",
        _ => "default",
    };
}
