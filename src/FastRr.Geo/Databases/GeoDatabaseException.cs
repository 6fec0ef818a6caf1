namespace FastRr.Geo.Databases;

/// <summary>
/// A database that cannot be read. Its message is one sentence that says what is wrong and where; the file's path is
/// not part of it.
/// </summary>
public sealed class GeoDatabaseException : Exception
{
    public GeoDatabaseException()
    {
    }

    public GeoDatabaseException(string message)
        : base(message)
    {
    }

    public GeoDatabaseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
