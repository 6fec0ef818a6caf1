using FastRr.Server.Commands;
using Xunit;

namespace FastRr.Tests.Server.Commands;

public sealed class FastRrCommandLineTests
{
    [Theory]
    [InlineData("fastrr: Unrecognized command or argument 'chek'. Did you mean 'check'?", "chek")]
    [InlineData("fastrr: Unrecognized command or argument 'quux'.", "quux")]
    [InlineData("fastrr: Unrecognized command or argument '--confg'. Did you mean '--config'?", "check", "--confg")]
    [InlineData("fastrr: Unrecognized command or argument 'extra'.", "check", "extra")]
    [InlineData("fastrr: Required argument missing for option: '--config'.", "check", "--config")]
    [InlineData(
        "fastrr: 'localhost' is not an address: '192.0.2.1', '192.0.2.1:53', '[2001:db8::1]' or '[2001:db8::1]:53'",
        "serve", "--listen", "localhost")]
    [InlineData("fastrr: '--config' has to stand behind the command 'check'.", "--config", "a.yaml", "check")]
    [InlineData("fastrr: '--listen' has to stand behind the command 'serve'.", "--listen", "192.0.2.1", "serve")]
    [InlineData("fastrr: '::1': an IPv6 address stands in brackets, as '[::1]' or '[::1]:53'", "--listen", "::1")]
    public void Run_WrongCommandLine_IsExit2AndSaysWhy(string expected, params string[] arguments)
    {
        using var folder = new TestFolder();
        using var command = new TestCommand(folder);
        Assert.Equal(ExitCode.Usage, command.Run(arguments));
        Assert.Equal($"{expected}\n'fastrr --help' shows the commands and their options.\n", command.Error);
        Assert.Equal("", command.Output.ToString());
    }

    [Fact]
    public void Run_Version_IsOneLine()
    {
        using var folder = new TestFolder();
        using var command = new TestCommand(folder);
        Assert.Equal(ExitCode.Success, command.Run("--version"));
        Assert.Matches(@"^fastrr \d+\.\d+\.\d+\n$", command.Output.ToString());
        Assert.Equal("", command.Error);
    }

    [Theory]
    [InlineData("--help", "serve", "check", "--config", "--listen", "--version")]
    [InlineData("serve --help", "--config", "--listen")]
    [InlineData("check -h", "--config", "--strict", "--no-databases", "--print", "--json")]
    [InlineData("explain --help", "NAME", "TYPE", "--client", "--subnet", "--user", "--config", "--json", "Exit: 0 ")]
    public void Run_Help_NamesWhatThereIs(string arguments, params string[] words)
    {
        using var folder = new TestFolder();
        using var command = new TestCommand(folder);
        Assert.Equal(ExitCode.Success, command.Run(arguments.Split(' ')));
        Assert.All(words, word => Assert.Contains(word, command.Output.ToString(), StringComparison.Ordinal));
        Assert.Equal("", command.Error);
    }
}
