using System.Net;
using System.Net.Sockets;
using FastRr.Testing;
using FastRr.Testing.Processes;
using Xunit;

namespace FastRr.Scenarios;

/// <summary>How <c>serve</c> and <c>check</c> end where they cannot start: exit codes and what is said.</summary>
public sealed class StartTests
{
    [Fact]
    public void Serve_AddressInUse_SaysWhichAndExits1()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        taken.Listen();
        var address = taken.LocalEndPoint!.ToString()!;
        var result = FastRrProcess.Run("serve", "--listen", address);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(address, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Serve_AddressNotOfThisFamily_IsUsage()
    {
        var result = FastRrProcess.Run("serve", "--listen", "localhost:port");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("localhost:port", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("check")]
    public void Start_ConfigurationIsMissing_SaysSoAndExits1(string command)
    {
        using var folder = new TemporaryFolder();
        var configuration = folder.PathOf("fastrr.yaml");
        var result = FastRrProcess.Run(command, "--config", configuration);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"{configuration}: error: ", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("check")]
    public void Start_ZoneFileIsMissing_SaysWhereItIsNamedAndExits1(string command)
    {
        using var folder = new TemporaryFolder();
        var configuration = folder.Write("fastrr.yaml", "zones:\n  - { name: example.com, file: nowhere.zone }\n");
        var result = FastRrProcess.Run(command, "--config", configuration);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("nowhere.zone", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("check")]
    public void Start_UnknownKey_SaysWhereAndWhichIsNearestAndExits1(string command)
    {
        using var folder = new TemporaryFolder();
        var configuration = SmallZone.Write(folder, "sever:\n  workers: 1\n" + SmallZone.Entry);
        var result = FastRrProcess.Run(command, "--config", configuration);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"{configuration}:1:1: error: ", result.Output + result.Error, StringComparison.Ordinal);
        Assert.Contains("server", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_GoodConfiguration_Exits0AndSaysNothingWrong()
    {
        using var folder = new TemporaryFolder();
        var result = FastRrProcess.Run("check", "--config", SmallZone.Write(folder));
        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain("error", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--version")]
    public void Option_ThatOnlyTells_Exits0(string option)
    {
        var result = FastRrProcess.Run(option);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains(option == "--help" ? "serve" : "fastrr ", result.Output, StringComparison.Ordinal);
        Assert.Equal("", result.Error);
    }

    [Theory]
    [InlineData("sreve")]
    [InlineData("serve", "--no-such-option")]
    public void CommandLine_Unknown_IsUsage(params string[] arguments)
    {
        var result = FastRrProcess.Run(arguments);
        Assert.Equal(2, result.ExitCode);
        Assert.NotEqual("", result.Error);
    }
}
