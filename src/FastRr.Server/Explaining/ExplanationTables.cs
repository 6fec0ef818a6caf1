using System.Globalization;
using FastRr.Pools;
using FastRr.Server.Commands;
using FastRr.Wire.Names;
using FastRr.Wire.RData;
using FastRr.Wire.Registry;

namespace FastRr.Server.Explaining;

/// <summary>The tables of an explanation: regions as they were tried, members, RRs.</summary>
internal static class ExplanationTables
{
    private const string Indent = "  ";

    public static void WriteDecision(TextWriter output, ExplainedDecision explained, Pool pool)
    {
        var type = RDataText.FormatType(explained.Type);
        output.WriteLine($"regions tried for {type}");
        TextTable.Write(output,
            [.. explained.Decision.Tried.Select(tried => DescribeRegion(tried, explained, pool, type))]);
        if (explained.Decision.Used is not { } used)
            return;
        output.WriteLine($"members of {used.Region.Name}");
        WriteMembers(output, explained, type);
    }

    public static void WriteRecords(TextWriter output, IReadOnlyList<ResponseRecord> records)
    {
        if (records.Count == 0)
            return;
        TextTable.Write(output, [.. records.Select(record => new[]
        {
            Indent + DomainNameText.Format(record.Owner), record.TtlSeconds.ToString(CultureInfo.InvariantCulture),
            RDataText.FormatClass(RRClass.IN), RDataText.FormatType(record.Type), record.Data,
        })]);
    }

    private static string[] DescribeRegion(TriedRegion tried, ExplainedDecision explained, Pool pool, string type)
    {
        var why = tried.Turn.Why switch
        {
            RegionReason.Own => "the client's own",
            RegionReason.Fallback => "named as fallback",
            RegionReason.Distance => "the nearest left",
            _ => "next in the file",
        };
        if (tried.Turn is { Kilometres: { } kilometres, Why: not RegionReason.Own })
            why += $", {kilometres.ToString("0", CultureInfo.InvariantCulture)} km";
        return [Indent + tried.Turn.Region.Name, why, DescribeVerdict(tried, explained, pool, type)];
    }

    private static string DescribeVerdict(TriedRegion tried, ExplainedDecision explained, Pool pool, string type)
    {
        var weight = $"{tried.WellWeight} of {tried.TotalWeight} of its weight is well";
        if (tried.Verdict == RegionVerdict.Used)
            return tried.WellWeight == tried.TotalWeight ? "answers" : $"answers: {weight}";
        var why = tried.Verdict switch
        {
            RegionVerdict.NotListed => "the pool does not list it",
            RegionVerdict.Private => "it is private",
            RegionVerdict.NoMembers => $"no member has {type}",
            RegionVerdict.Drained => "all members are drained",
            _ => $"{weight}, {Percent(pool.HealthyShare)} is wanted",
        };
        // Where no region is well, one may be asked for all that.
        var isUsed = explained.Decision.Used?.Region.Number == tried.Turn.Region.Number;
        return isUsed ? $"{why}; answers all the same" : $"left: {why}";
    }

    private static void WriteMembers(TextWriter output, ExplainedDecision explained, string type)
    {
        var isNamed = explained.Members.Any(member => member.Data.Length > 0 && member.Data != member.Member.Name);
        string[] head = isNamed
            ? [Indent + "name", type, "weight", "state", "share", "place"]
            : [Indent + "name", "weight", "state", "share", "place"];
        TextTable.Write(output, [head, .. explained.Members.Select(member => DescribeMember(member, type, isNamed))]);
    }

    private static string[] DescribeMember(ExplainedMember member, string type, bool isNamed)
    {
        var weight = member.Member.Weight.ToString(CultureInfo.InvariantCulture);
        var isThere = member.Data.Length > 0;
        // 'up' would be said of what is not there.
        var state = isThere ? ExplanationWords.Of(member.State) : $"no {type}";
        var isStandby = isThere && member.Member.Weight == 0 && member.Share == 0;
        var share = isStandby ? "standby" : member.Share == 0 ? "-" : Percent(member.Share);
        var place = member.Place == 0 ? "-" : member.Place.ToString(CultureInfo.InvariantCulture);
        return isNamed
            ? [Indent + member.Member.Name, isThere ? member.Data : "-", weight, state, share, place]
            : [Indent + member.Member.Name, weight, state, share, place];
    }

    private static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";
}
