using FastRr.Testing.Tools;
using Xunit;
using Xunit.Sdk;

namespace FastRr.Scenarios.Testing;

public sealed class ToolTests
{
    [Fact]
    public void Require_MissingTool_FailsInCiAndSkipsElsewhere()
    {
        var missing = new Tool("no-such-program", "no-such-package");
        var isCi = Tool.IsCi;
        try
        {
            missing.Require();
        }
        catch (Exception outcome) when (outcome is FailException == isCi)
        {
            const string Reason = "no-such-program is not installed (Debian package no-such-package)";
            Assert.EndsWith(Reason, outcome.Message, StringComparison.Ordinal);
            return;
        }
        Assert.Fail("neither failed nor skipped");
    }

    [Fact]
    public void Require_ToolThatIsThere_GivesItsPath() => Assert.True(File.Exists(new Tool("sh", "dash").Require()));
}
