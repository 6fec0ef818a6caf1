using System.Net;
using FastRr.Pools;
using FastRr.Zones;

namespace FastRr.Server.Configuration.Pools;

/// <summary>A member of a pool as written.</summary>
internal sealed record MemberSettings
{
    public required SourcePosition Position { get; init; }

    public string? Name { get; init; }

    /// <summary>Null: none was written.</summary>
    public Placed<int>? Weight { get; init; }

    /// <summary>One, or one of each family.</summary>
    public IReadOnlyList<IPAddress>? Addresses { get; init; }

    /// <summary>RDATA of a CNAME.</summary>
    public byte[]? CName { get; init; }

    /// <summary>RDATA of an MX.</summary>
    public byte[]? Mx { get; init; }

    /// <summary>RDATA of an SRV.</summary>
    public byte[]? Srv { get; init; }

    public MemberKind Kind => this switch
    {
        { CName: not null } => MemberKind.CName,
        { Mx: not null } => MemberKind.Mx,
        { Srv: not null } => MemberKind.Srv,
        _ => MemberKind.Address,
    };

    /// <summary>RDATA of what is no address; empty for addresses.</summary>
    public byte[] RData => CName ?? Mx ?? Srv ?? [];
}
