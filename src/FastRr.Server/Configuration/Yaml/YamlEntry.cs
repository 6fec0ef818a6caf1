namespace FastRr.Server.Configuration.Yaml;

internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);
