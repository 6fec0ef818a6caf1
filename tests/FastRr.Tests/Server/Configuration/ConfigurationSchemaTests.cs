using System.Collections;
using FastRr.Server.Configuration;
using FastRr.Server.Configuration.Schema;
using FastRr.Server.Configuration.Yaml;
using Xunit;

namespace FastRr.Tests.Server.Configuration;

public sealed class ConfigurationSchemaTests
{
    private static string Everything
    {
        get
        {
            using var stream = typeof(ConfigurationSchemaTests).Assembly.GetManifestResourceStream("everything.yaml")!;
            return new StreamReader(stream).ReadToEnd();
        }
    }

    [Fact]
    public void Read_EveryKeyOfTheContract_IsTakenOrNotAvailableYet()
    {
        var findings = new FindingCollector();
        var joined = YamlFileReader.ReadText("everything.yaml", Everything, findings)!;
        // What the file includes is not there; the key itself is read by the files' reader.
        var withoutInclude = new YamlMapping(
            joined.Position, [.. joined.Entries.Where(entry => entry.Key.Text != "include")]);
        ConfigurationLoader.Read(withoutInclude, findings);
        // Nor is the folder of its zones.
        var texts = findings.InOrder().Select(finding => finding.Text)
            .Where(text => text != "zones/customers: no such folder").ToList();
        Assert.All(texts, text => Assert.EndsWith("is not available yet", text, StringComparison.Ordinal));
        Assert.Equal(
            [
                "'interface'", "'in-kernel'", "'state'", "'user'", "'watch'", "'admin' other than 'off'",
                "'rate-limit'", "'cookies'", "'dnstap'", "'max-removed'", "'max-shift'", "'checks'",
                "'check'", "'probe'", "'capacity'", "'check'", "'probe'", "'overrides'", "'anycast'",
            ],
            texts.Select(text => text.Replace(" is not available yet", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Default_OfEveryKey_ReadsAsWhatIsThereWithoutTheKey()
    {
        var empty = ReadServer("{}");
        foreach (var key in ConfigurationSchema.Root.Keys.Single(key => key.Name == "server").Value!.Keys)
        {
            foreach (var yaml in WithDefaults(key, ""))
                AssertSame(empty, ReadServer($"{{ {yaml} }}"));
        }
    }

    [Fact]
    public void Keys_OfAll_TellPeopleWhatTheyAre()
    {
        foreach (var key in Below(ConfigurationSchema.Root.Keys))
        {
            Assert.NotEqual("", key.Summary);
            Assert.Equal(key.Value is not null, key.Value?.Form.Length > 0);
        }
        Assert.Equal(87, Below(ConfigurationSchema.Root.Keys).Count());
    }

    private static IEnumerable<KeySchema> Below(IEnumerable<KeySchema> keys) =>
        keys.SelectMany(key => Below(key.Value?.Keys ?? []).Prepend(key));

    private static IEnumerable<string> WithDefaults(KeySchema key, string closing)
    {
        if (key.Default is not null)
            yield return $"{key.Name}: {key.Default}{closing}";
        foreach (var inner in key.Value?.Keys ?? [])
        {
            foreach (var yaml in WithDefaults(inner, closing + " }"))
                yield return $"{key.Name}: {{ {yaml}";
        }
    }

    private static ServerSettings ReadServer(string yaml)
    {
        var findings = new FindingCollector();
        var mapping = YamlFileReader.ReadText("default", $"server: {yaml}\nzones: [a]\n", findings)!;
        var settings = ConfigurationLoader.Read(mapping, findings).Settings;
        Assert.Empty(findings.InOrder());
        return settings.Server;
    }

    /// <summary>Compares every property, lists by their items.</summary>
    private static void AssertSame(object expected, object actual)
    {
        foreach (var property in expected.GetType().GetProperties())
        {
            var (left, right) = (property.GetValue(expected), property.GetValue(actual));
            if (left is IEnumerable list and not string)
                Assert.Equal(list.Cast<object>(), ((IEnumerable)right!).Cast<object>());
            else if (left is TcpSettings or LogSettings)
                AssertSame(left, right!);
            else
                Assert.Equal(left, right);
        }
    }
}
