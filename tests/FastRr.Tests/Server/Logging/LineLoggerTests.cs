using System.Net;
using System.Text.Json;
using FastRr.Server.Logging;
using Microsoft.Extensions.Logging;
using Xunit;

namespace FastRr.Tests.Server.Logging;

public sealed partial class LineLoggerTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 13, 0, 0, 250, TimeSpan.FromHours(1));

    [Fact]
    public void Log_Text_IsTimeLevelEventAndKeys()
    {
        Assert.Equal(
            "2026-01-02T12:00:00.250Z info started listen-at=127.0.0.1:53,[::1]:53 zones=3 name=\"two words\" "
                + "share=0.5\n",
            Write(new TextLogFormatter(), isJournal: false, logger => LogStarted(
                logger,
                [new IPEndPoint(IPAddress.Loopback, 53), new IPEndPoint(IPAddress.IPv6Loopback, 53)],
                3,
                "two words",
                0.5)));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "\"\"")]
    [InlineData("a=b", "\"a=b\"")]
    [InlineData("say \"hi\"", "\"say \\\"hi\\\"\"")]
    [InlineData("back\\slash", "\"back\\\\slash\"")]
    [InlineData("line\nbreak\r\t", "\"line\\nbreak\\r\\t\"")]
    [InlineData("\u001b[31m", "\"\\u001b[31m\"")]
    [InlineData("Größe", "Größe")]
    public void Log_TextValue_IsOneLineThatCanBeReadBack(string value, string expected)
    {
        var line = Write(new TextLogFormatter(), isJournal: true, logger => LogText(logger, value));
        Assert.Equal($"<4>warning text value={expected}\n", line);
    }

    [Fact]
    public void Log_Json_HasTheSameKeys()
    {
        var line = Write(new JsonLogFormatter(), isJournal: false, logger => LogStarted(
            logger, [new IPEndPoint(IPAddress.Loopback, 53)], 3, "a \"quote\"\n", double.NaN));
        var json = JsonDocument.Parse(line).RootElement;
        Assert.Equal(
            ["time", "level", "event", "listen-at", "zones", "name", "share"],
            json.EnumerateObject().Select(property => property.Name));
        Assert.Equal("2026-01-02T12:00:00.250Z", json.GetProperty("time").GetString());
        Assert.Equal("info", json.GetProperty("level").GetString());
        Assert.Equal("started", json.GetProperty("event").GetString());
        Assert.Equal("a \"quote\"\n", json.GetProperty("name").GetString());
        Assert.Equal(3, json.GetProperty("zones").GetInt32());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("share").ValueKind);
        Assert.Equal(1, line.Count(character => character == '\n'));
    }

    [Fact]
    public void Log_UnderJournald_HasAPriorityAndNoTime()
    {
        Assert.Equal("<7>debug noise\n", Write(new TextLogFormatter(), isJournal: true, LogNoise));
        Assert.Equal(
            "<7>{\"level\":\"debug\",\"event\":\"noise\"}\n", Write(new JsonLogFormatter(), isJournal: true, LogNoise));
    }

    [Fact]
    public void Log_BelowTheLevel_IsLeftOut()
    {
        var writer = new StringWriter();
        var logger = new LineLogger(
            writer, new TextLogFormatter(), LogLevel.Warning, isJournal: true, TimeProvider.System);
        LogNoise(logger);
        LogText(logger, "kept");
        Assert.Equal("<4>warning text value=kept\n", writer.ToString());
        Assert.False(logger.IsEnabled(LogLevel.None));
    }

    [Fact]
    public void Log_Exception_StandsOnTheSameLine()
    {
        var line = Write(
            new TextLogFormatter(), isJournal: true, logger => LogFailure(logger, 2, new IOException("a\nb")));
        Assert.Equal("<3>error failed worker=2 exception=\"System.IO.IOException: a\\nb\"\n", line);
    }

    [Fact]
    public void Log_WithoutAnEventName_ShowsTheSentence()
    {
        var line = Write(new TextLogFormatter(), isJournal: true, logger =>
            logger.Log(LogLevel.Information, default, "state", null, (_, _) => "a sentence of somebody else"));
        Assert.Equal("<6>info message message=\"a sentence of somebody else\"\n", line);
    }

    private static string Write(LogLineFormatter formatter, bool isJournal, Action<ILogger> log)
    {
        var writer = new StringWriter();
        log(new LineLogger(writer, formatter, LogLevel.Debug, isJournal, new FixedClock()));
        return writer.ToString();
    }

    [LoggerMessage(1, LogLevel.Information, "{ListenAt} {Zones} {Name} {Share}", EventName = "started")]
    private static partial void LogStarted(
        ILogger logger, IReadOnlyList<IPEndPoint> listenAt, int zones, string name, double share);

    [LoggerMessage(2, LogLevel.Warning, "{Value}", EventName = "text")]
    private static partial void LogText(ILogger logger, string value);

    [LoggerMessage(3, LogLevel.Debug, "noise", EventName = "noise")]
    private static partial void LogNoise(ILogger logger);

    [LoggerMessage(4, LogLevel.Error, "{Worker}", EventName = "failed")]
    private static partial void LogFailure(ILogger logger, int worker, Exception failure);

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Noon;
    }
}
