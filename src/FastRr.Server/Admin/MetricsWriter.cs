using System.Globalization;
using System.Text;

namespace FastRr.Server.Admin;

/// <summary>Composes metrics in Prometheus' text format 0.0.4: each family once, its samples below it.</summary>
internal sealed class MetricsWriter
{
    private readonly StringBuilder _text = new(4096);
    private string _family = "";

    /// <summary>Starts a family of samples.</summary>
    /// <param name="name">The name, as CONFIG lists it.</param>
    /// <param name="help">What one sample says, in one line.</param>
    public MetricsWriter Counter(string name, string help) => Start(name, "counter", help);

    /// <inheritdoc cref="Counter"/>
    public MetricsWriter Gauge(string name, string help) => Start(name, "gauge", help);

    /// <summary>Adds a sample to the family.</summary>
    public MetricsWriter Sample(long value, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        _text.Append(_family);
        var separator = '{';
        foreach (var (name, text) in labels)
        {
            _text.Append(separator).Append(name).Append("=\"");
            AppendEscaped(text);
            _text.Append('"');
            separator = ',';
        }
        if (labels.Length > 0)
            _text.Append('}');
        _text.Append(CultureInfo.InvariantCulture, $" {value}\n");
        return this;
    }

    public override string ToString() => _text.ToString();

    private MetricsWriter Start(string name, string type, string help)
    {
        _family = name;
        _text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n");
        return this;
    }

    private void AppendEscaped(string value)
    {
        foreach (var character in value)
        {
            _ = character switch
            {
                '\\' => _text.Append("\\\\"),
                '"' => _text.Append("\\\""),
                '\n' => _text.Append("\\n"),
                _ => _text.Append(character),
            };
        }
    }
}
