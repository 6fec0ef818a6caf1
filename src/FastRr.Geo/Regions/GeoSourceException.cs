using FastRr.Geo.Databases;

namespace FastRr.Geo.Regions;

/// <summary>A source turned out to be broken while it was gone through.</summary>
public sealed class GeoSourceException : Exception
{
    public GeoSourceException()
    {
    }

    public GeoSourceException(string message)
        : base(message)
    {
    }

    public GeoSourceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal GeoSourceException(int source, GeoDatabaseException failure)
        : base(failure.Message, failure) => SourceNumber = source;

    /// <summary>Its place among the sources, from 0.</summary>
    public int SourceNumber { get; }
}
