using FastRr.Transports.Setup;
using Xunit;

namespace FastRr.Tests.Transports.Setup;

public sealed class DescriptorLimitTests
{
    [Theory]
    [InlineData("Max open files            1048576              1048576              files     ", 1048576)]
    [InlineData("Max open files            1024                 unlimited            files     ", 1024)]
    [InlineData("Max open files            unlimited            unlimited            files     ", null)]
    [InlineData("Max processes             63432                63432                processes ", null)]
    public void Parse_LineOfTheKernel_IsTheSoftLimit(string line, int? expected) =>
        Assert.Equal(expected, DescriptorLimit.Parse(["Limit                     Soft Limit", line]));

    [Theory]
    [InlineData(4096, null, 4096)]
    [InlineData(4096, 1048576, 4096)]
    [InlineData(4096, 4096, 3584)]
    [InlineData(4096, 1024, 512)]
    [InlineData(4096, 300, 150)]
    [InlineData(100, 1024, 100)]
    [InlineData(4096, 1, 1)]
    public void Fit_Connections_LeaveRoomForTheRest(int connections, int? limit, int expected) =>
        Assert.Equal(expected, DescriptorLimit.Fit(connections, limit));

    [Fact]
    public void Read_ThisProcess_HasDescriptors() => Assert.NotInRange(DescriptorLimit.Read() ?? int.MaxValue, 0, 16);
}
