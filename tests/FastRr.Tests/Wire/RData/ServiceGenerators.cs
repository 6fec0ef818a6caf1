using FsCheck;
using FsCheck.Fluent;
using static FastRr.Tests.Wire.RData.RDataGenerators;
using static FastRr.Tests.Wire.WireGenerators;

namespace FastRr.Tests.Wire.RData;

/// <summary>Random valid SvcParams (RFC 9460 §2.2).</summary>
internal static class ServiceGenerators
{
    /// <summary>
    /// Any subset of the keys we know and some we do not, mandatory over some of them, in wire order.
    /// </summary>
    public static Gen<byte[]> Parameters { get; } =
        from keys in Gen.Elements(1, 2, 3, 4, 5, 6, 7, 8, 9, 667, 65534).ArrayOf()
        from isMandatory in ArbMap.Default.GeneratorFor<bool>()
        from mandatoryCount in Gen.Choose(1, 3)
        let chosen = keys.Distinct().Where(key => key != 2 || keys.Contains(1)).Order().ToArray()
        let mandatory = chosen.Take(mandatoryCount).ToArray()
        from values in Gen.CollectToArray(chosen.Select(ValueOf))
        let all = chosen.Zip(values, Parameter).ToArray()
        select isMandatory && mandatory.Length > 0
            ? Join([Parameter(0, Join([.. mandatory.Select(TwoOctets)])), .. all])
            : Join(all);

    private static Gen<byte[]> ValueOf(int key) => key switch
    {
        1 => Octet.ArrayOf(5).Select(WithLength).NonEmptyListOf().Select(protocols => Join([.. protocols])),
        2 or 8 => Gen.Constant<byte[]>([]),
        3 => Octets(2, 2),
        4 => Octets(4, 4).NonEmptyListOf().Select(addresses => Join([.. addresses])),
        5 => Octets(1, 50),
        6 => Address.NonEmptyListOf().Select(addresses => Join([.. addresses])),
        7 => Gen.Elements("/dns-query{?dns}", "/{+a,dns}x", "/é{?x}{&dns*}").Select(System.Text.Encoding.UTF8.GetBytes),
        _ => Octet.ArrayOf(),
    };

    private static byte[] Parameter(int key, byte[] value) => [.. TwoOctets(key), .. TwoOctets(value.Length), .. value];

    private static byte[] TwoOctets(int number) => [(byte)(number >> 8), (byte)number];
}
