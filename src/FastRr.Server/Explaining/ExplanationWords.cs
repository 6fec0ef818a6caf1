using FastRr.Answers;
using FastRr.Engine.Counters;
using FastRr.Engine.Explaining;
using FastRr.Pools;
using FastRr.Wire.Registry;

namespace FastRr.Server.Explaining;

/// <summary>The words that stand in JSON and stay as they are: scripts depend on them.</summary>
internal static class ExplanationWords
{
    public static string Of(ResponseOutcome outcome) => outcome switch
    {
        ResponseOutcome.Answer => "answer",
        ResponseOutcome.NoData => "nodata",
        ResponseOutcome.NXDomain => "nxdomain",
        ResponseOutcome.Referral => "referral",
        ResponseOutcome.Truncated => "truncated",
        ResponseOutcome.ServFail => "servfail",
        ResponseOutcome.Refused => "refused",
        ResponseOutcome.YXDomain => "yxdomain",
        _ => "error",
    };

    /// <summary>As dig prints it.</summary>
    public static string Of(Rcode rcode) => rcode.ToString().ToUpperInvariant();

    public static string Of(NameStanding standing) => standing switch
    {
        NameStanding.Exists => "exists",
        NameStanding.Synthesised => "wildcard",
        NameStanding.Delegated => "delegated",
        NameStanding.Redirected => "dname",
        NameStanding.Missing => "missing",
        NameStanding.WithoutData => "zone-without-data",
        _ => "not-ours",
    };

    public static string Of(ChainEnd end) => end switch
    {
        ChainEnd.Loop => "loop",
        ChainEnd.TooLong => "too-long",
        ChainEnd.Steered => "steered",
        ChainEnd.NotOurs => "not-ours",
        _ => "answered",
    };

    public static string Of(RotationOrder order) => order switch
    {
        RotationOrder.Random => "random",
        RotationOrder.Fixed => "fixed",
        RotationOrder.Subnet => "subnet",
        _ => "cyclic",
    };

    public static string Of(MemberKind kind) => kind switch
    {
        MemberKind.CName => "cname",
        MemberKind.Mx => "mx",
        MemberKind.Srv => "srv",
        _ => "address",
    };

    public static string Of(PoolPolicy policy) => policy switch
    {
        PoolPolicy.Weighted => "weighted",
        PoolPolicy.Failover => "failover",
        PoolPolicy.Hash => "hash",
        _ => "round-robin",
    };

    public static string Of(WhenAllDown whenAllDown) => whenAllDown switch
    {
        WhenAllDown.None => "none",
        WhenAllDown.ServFail => "servfail",
        WhenAllDown.Last => "last",
        _ => "all",
    };

    public static string Of(PoolOutcome outcome) => outcome switch
    {
        PoolOutcome.NoData => "nodata",
        PoolOutcome.ServFail => "servfail",
        _ => "answer",
    };

    public static string Of(RegionReason why) => why switch
    {
        RegionReason.Fallback => "fallback",
        RegionReason.Distance => "distance",
        RegionReason.FileOrder => "file-order",
        _ => "own",
    };

    public static string Of(RegionVerdict verdict) => verdict switch
    {
        RegionVerdict.NotListed => "not-listed",
        RegionVerdict.Private => "private",
        RegionVerdict.NoMembers => "no-members",
        RegionVerdict.Drained => "drained",
        RegionVerdict.NotWell => "not-well",
        _ => "used",
    };

    public static string Of(MemberState state) => state switch
    {
        MemberState.Down => "down",
        MemberState.Drained => "drained",
        _ => "up",
    };

    public static string Of(TtlOrigin origin) => origin switch
    {
        TtlOrigin.Fixed => "fixed",
        TtlOrigin.Hints => "hints",
        TtlOrigin.Zone => "zone",
        TtlOrigin.Negative => "negative",
        TtlOrigin.WhoAmI => "whoami",
        _ => "settled",
    };
}
