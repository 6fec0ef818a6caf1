using FastRr.Engine;
using FastRr.Engine.Counters;
using FastRr.Server.Commands;
using FastRr.Server.Configuration;
using FastRr.Server.Demo;
using FastRr.Server.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace FastRr.Tests.Server.Hosting;

public sealed class WarmUpTests
{
    [Fact]
    public void Compose_ABatch_ComesToEveryKindOfAnswer()
    {
        var responder = new Responder(new ResponderOptions());
        var environment = new CommandEnvironment { Output = TextWriter.Null, Error = TextWriter.Null };
        responder.Publish(ServedDataLoader.Load(
            DemoConfiguration.Create(),
            new FindingCollector(),
            new LoadingProgress(environment, TimeProvider.System),
            opensDatabases: true,
            TestContext.Current.CancellationToken).Compile());
        var worker = responder.CreateWorker();
        worker.BeginBatch();
        foreach (var query in WarmUpQueries.Compose(64))
        {
            var message = new byte[4096];
            query.CopyTo(message, 0);
            Assert.NotEqual(0, worker.Respond(message, query.Length, Requestor.FromIPv4(1)));
        }
        // Steered names too, by address and by client subnet.
        Assert.NotEqual(0, worker.Counters.Regions[0]);
        Assert.NotEqual(0, worker.Counters.Regions[1]);
        var counters = responder.ReadCounters();
        ResponseOutcome[] kinds =
        [
            ResponseOutcome.Answer, ResponseOutcome.NXDomain, ResponseOutcome.NoData, ResponseOutcome.Referral,
            ResponseOutcome.Refused,
        ];
        Assert.All(kinds, kind => Assert.NotEqual(0, counters[kind]));
        Assert.Equal(64, kinds.Sum(kind => counters[kind]));
    }

    [Fact]
    public void Run_ToldToStop_EndsAndSaysHowFarItCame()
    {
        var log = new RecordingLogger();
        WarmUp.Run(new ServerSettings(), log, new CancellationToken(canceled: true));
        Assert.Equal("warmed-up", Assert.Single(log.Events));
    }

    private sealed class RecordingLogger : ILogger
    {
        public List<string?> Events { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => Events.Add(eventId.Name);
    }
}
