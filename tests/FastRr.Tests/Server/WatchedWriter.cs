using System.Text;

namespace FastRr.Tests.Server;

/// <summary>Keeps what is written, from any thread, and tells when a text has come.</summary>
internal sealed class WatchedWriter : TextWriter
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private readonly List<(string Text, TaskCompletionSource Seen)> _watches = [];

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        lock (_gate)
        {
            _text.Append(value);
            foreach (var (text, seen) in _watches)
                Check(text, seen);
        }
    }

    public override void WriteLine(string? value) => Write(value + "\n");

    public override void WriteLine(object? value) => Write(value + "\n");

    public override string ToString()
    {
        lock (_gate)
            return _text.ToString();
    }

    public Task WaitFor(string text)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _watches.Add((text, seen));
            Check(text, seen);
        }
        return seen.Task;
    }

    private void Check(string text, TaskCompletionSource seen)
    {
        if (_text.ToString().Contains(text, StringComparison.Ordinal))
            seen.TrySetResult();
    }
}
