using FastRr.Server.Configuration.Yaml;

namespace FastRr.Server.Configuration.Schema;

/// <summary>A key that CONFIG names and this version refuses: never ignored, never called unknown.</summary>
internal sealed class LaterKey<TOwner>(string name, string summary)
    : KeySchema<TOwner>(name, summary, defaultText: null)
{
    public override ValueSchema? Value => null;

    public override TOwner Read(TOwner owner, YamlEntry entry, ReadContext context)
    {
        context.Findings.Error(entry.Key.Position, $"'{Name}' is not available yet");
        return owner;
    }
}
