using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FastRr.Geo;
using FastRr.Server.Configuration.Schema;
using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Geo;

/// <summary>A place on Earth: <c>[50.11, 8.68]</c>, degrees north and east.</summary>
internal sealed class PointSchema : ValueSchema<GeoPoint>
{
    public override string Form => "[latitude, longitude]";

    public override bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out GeoPoint value)
    {
        value = default;
        if (node is not YamlSequence { Items: [YamlScalar latitude, YamlScalar longitude] })
        {
            context.Findings.Error(node.Position, "a place is two numbers, latitude and longitude, as [50.11, 8.68]");
            return false;
        }
        var isNorth = TryReadDegrees(latitude, "latitude", 90, context, out var north);
        var isEast = TryReadDegrees(longitude, "longitude", 180, context, out var east);
        value = new GeoPoint(north, east);
        return isNorth && isEast;
    }

    private static bool TryReadDegrees(
        YamlScalar scalar, string name, int most, ReadContext context, out double degrees)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        // Words such as NaN are numbers to the parser, whatever its style; they are in no range.
        if (double.TryParse(scalar.Text, Style, CultureInfo.InvariantCulture, out degrees)
            && degrees >= -most && degrees <= most)
        {
            return true;
        }
        context.Findings.Error(
            scalar.Position, $"'{scalar.Text}' is no {name}: a number of degrees from -{most} to {most}");
        return false;
    }
}
