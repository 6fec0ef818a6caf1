using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FastRr.Geo.Regions;

/// <summary>Whom a rule matches. Equal where both match the same, however they were written.</summary>
public sealed record RuleSubject
{
    private RuleSubject(RuleKind kind, string code)
    {
        Kind = kind;
        Code = code;
    }

    public RuleKind Kind { get; }

    /// <summary>What decides, in one form: <c>NA</c>, <c>US-CA</c>, <c>2643743</c>, <c>64500</c>,
    /// <c>192.0.2.0/24</c>.</summary>
    public string Code { get; }

    /// <summary>GeoNames id of a city, number of an autonomous system; else 0.</summary>
    public uint Number { get; private init; }

    /// <summary>Of a network.</summary>
    public IPNetwork Network { get; private init; }

    /// <param name="code">Two upper-case letters, one of <see cref="ContinentCodes"/>.</param>
    public static RuleSubject OfContinent(string code) => new(RuleKind.Continent, code);

    /// <param name="code">ISO 3166-1, two upper-case letters.</param>
    public static RuleSubject OfCountry(string code) => new(RuleKind.Country, code);

    /// <param name="code">ISO 3166-2 with the country, upper case: <c>US-CA</c>.</param>
    public static RuleSubject OfSubdivision(string code) => new(RuleKind.Subdivision, code);

    /// <param name="geoNameId">Id of GeoNames.</param>
    public static RuleSubject OfCity(uint geoNameId) =>
        new(RuleKind.City, geoNameId.ToString(CultureInfo.InvariantCulture)) { Number = geoNameId };

    public static RuleSubject OfAutonomousSystem(uint number) =>
        new(RuleKind.AutonomousSystem, number.ToString(CultureInfo.InvariantCulture)) { Number = number };

    /// <param name="network">IPv4, or IPv6 that is looked up as such: <see cref="EmbeddedNetworks"/>.</param>
    public static RuleSubject OfNetwork(IPNetwork network) =>
        new(RuleKind.Network, network.ToString()) { Network = network };

    /// <summary>Whether it is an IPv4 network.</summary>
    public bool IsIPv4 => Kind == RuleKind.Network && Network.BaseAddress.AddressFamily == AddressFamily.InterNetwork;

    public bool Equals(RuleSubject? other) => other is not null && Kind == other.Kind && Code == other.Code;

    public override int GetHashCode() => HashCode.Combine(Kind, Code);
}
