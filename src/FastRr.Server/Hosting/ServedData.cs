using FastRr.Answers;
using FastRr.Answers.Snapshots;
using FastRr.Server.Configuration;
using FastRr.Zones;

namespace FastRr.Server.Hosting;

/// <summary>All that answers are compiled from.</summary>
/// <param name="Sources">The zones asked for.</param>
/// <param name="Zones">What became of each, null where it has an error.</param>
/// <param name="Steering">Regions and pools; null where there are none.</param>
internal sealed record ServedData(
    IReadOnlyList<ZoneSource> Sources, IReadOnlyList<Zone?> Zones, SteeringPlan? Steering)
{
    /// <summary>What the regions were compiled from; large. Null where there are none.</summary>
    public LoadedGeo? Geo { get; init; }

    public int NameCount => Zones.Sum(zone => zone?.NameCount ?? 0);

    public int RecordCount => Zones.Sum(zone => zone?.RecordCount ?? 0);

    /// <summary>Compiles it.</summary>
    /// <exception cref="InvalidOperationException">What is right part by part can't be compiled together.</exception>
    public AnswerSnapshot Compile()
    {
        var compiler = new AnswerCompiler();
        foreach (var (source, zone) in Sources.Zip(Zones))
        {
            if (zone is null)
                compiler.AddWithoutData(source.Name.LowerWire);
            else
                compiler.Add(zone, source.Order);
        }
        if (Steering is not null)
            compiler.Steer(Steering);
        return compiler.Compile();
    }
}
