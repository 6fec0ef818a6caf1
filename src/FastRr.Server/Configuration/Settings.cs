namespace FastRr.Server.Configuration;

/// <summary>What the configuration asks for, defaults filled in; what runs is made from it and kept apart.</summary>
internal sealed record Settings
{
    public ServerSettings Server { get; init; } = new();

    /// <summary>As written; folders are not looked into yet.</summary>
    public IReadOnlyList<ZoneEntry> Zones { get; init; } = [];
}
