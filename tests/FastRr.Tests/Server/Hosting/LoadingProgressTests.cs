using FastRr.Server.Commands;
using FastRr.Server.Hosting;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FastRr.Tests.Server.Hosting;

public sealed class LoadingProgressTests
{
    [Fact]
    public void Report_OnATerminal_RewritesOneLine()
    {
        var (progress, error, clock) = Create(isTerminal: true);
        progress.Expect(200_000_000);
        var stopping = TestContext.Current.CancellationToken;
        var (first, second) = (progress.ForOneZone(stopping), progress.ForOneZone(stopping));
        first.Report(1_000_000);
        Assert.Equal("", error.ToString());
        clock.Advance(TimeSpan.FromSeconds(1));
        first.Report(100_000_000);
        Assert.Equal("\rloading zones: 100 of 200 MB", error.ToString());
        second.Report(50_000_000);
        Assert.Equal("\rloading zones: 100 of 200 MB", error.ToString());
        clock.Advance(TimeSpan.FromSeconds(1));
        second.Report(150_000_000);
        Assert.EndsWith("\rloading zones: 250 of 250 MB", error.ToString(), StringComparison.Ordinal);
        progress.Clear();
        Assert.EndsWith(
            "\r" + new string(' ', "loading zones: 250 of 250 MB".Length) + "\r",
            error.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Report_ElsewhereThanOnATerminal_ShowsNothing()
    {
        var (progress, error, clock) = Create(isTerminal: false);
        clock.Advance(TimeSpan.FromSeconds(1));
        progress.ForOneZone(TestContext.Current.CancellationToken).Report(100_000_000);
        progress.Clear();
        Assert.Equal("", error.ToString());
    }

    private static (LoadingProgress Progress, StringWriter Error, FakeTimeProvider Clock) Create(bool isTerminal)
    {
        var error = new StringWriter();
        var clock = new FakeTimeProvider();
        var environment = new CommandEnvironment
        {
            Output = TextWriter.Null,
            Error = error,
            IsErrorTerminal = isTerminal,
        };
        return (new LoadingProgress(environment, clock), error, clock);
    }
}
