namespace FastRr.Geo;

/// <summary>A place on Earth.</summary>
/// <param name="Latitude">Degrees, -90 to 90, north is positive.</param>
/// <param name="Longitude">Degrees, -180 to 180, east is positive.</param>
public readonly record struct GeoPoint(double Latitude, double Longitude)
{
    /// <summary>Kilometres of the Earth's mean radius (IUGG).</summary>
    private const double EarthRadius = 6371.0088;

    /// <summary>Kilometres to another place along the great circle, by the haversine formula.</summary>
    public double DistanceTo(GeoPoint other)
    {
        var (latitude, otherLatitude) = (double.DegreesToRadians(Latitude), double.DegreesToRadians(other.Latitude));
        var northing = Math.Sin((otherLatitude - latitude) / 2);
        var easting = Math.Sin(double.DegreesToRadians(other.Longitude - Longitude) / 2);
        var chord = (northing * northing) + (Math.Cos(latitude) * Math.Cos(otherLatitude) * easting * easting);
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }
}
