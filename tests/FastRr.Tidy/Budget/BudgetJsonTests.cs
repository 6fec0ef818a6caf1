using System.Text;
using FastRr.Benchmarks.Budget;
using Xunit;

namespace FastRr.Tidy.Budget;

public sealed class BudgetJsonTests
{
    [Fact]
    public void TryParse_ObjectOfNumbers_KeepsThem()
    {
        var json = "{ \"A.B\": 0, \"A.C(D: 1)\": 4096 }\n"u8;
        Assert.True(AllocationBudget.TryParse("b.json", json, out var budget, out _));
        Assert.Equal(new Dictionary<string, long> { ["A.B"] = 0, ["A.C(D: 1)"] = 4096 }, budget.OctetsPerOperation);
    }

    [Theory]
    [InlineData("[]", "b.json:1:1: error: expected an object of benchmarks and octets")]
    [InlineData("{\n  \"A\": -1\n}", "b.json:2:8: error: expected a whole number of octets, 0 or more, for 'A'")]
    [InlineData("{\n  \"A\": 0.5 }", "b.json:2:8: error: expected a whole number of octets, 0 or more, for 'A'")]
    [InlineData("{ \"A\": \"0\" }", "b.json:1:8: error: expected a whole number of octets, 0 or more, for 'A'")]
    [InlineData("{ \"A\": { \"B\": 0 } }", "b.json:1:8: error: expected a whole number of octets, 0 or more, for 'A'")]
    [InlineData("{ \"A\": 0,\n  \"B\": 0,\n  \"A\": 1 }", "b.json:3:3: error: 'A' stands here a second time")]
    public void TryParse_WhatIsNoBudget_NamesThePlace(string json, string expected)
    {
        Assert.False(AllocationBudget.TryParse("b.json", Encoding.UTF8.GetBytes(json), out _, out var fault));
        Assert.Equal(expected, fault);
    }

    [Theory]
    [InlineData("", "b.json:1:1: error: ")]
    [InlineData("{\n  \"A\": 0,\n  \"B\" 1\n}", "b.json:3:7: error: ")]
    [InlineData("{\n  \"A\": 0,\n}", "b.json:3:1: error: ")]
    [InlineData("{ \"A\": 0 }\n}", "b.json:2:1: error: ")]
    [InlineData("{ \"A\": 0", "b.json:1:9: error: ")]
    public void TryParse_WhatIsNoJson_NamesThePlace(string json, string expected)
    {
        Assert.False(AllocationBudget.TryParse("b.json", Encoding.UTF8.GetBytes(json), out _, out var fault));
        Assert.StartsWith(expected, fault);
        Assert.DoesNotContain("LineNumber", fault);
    }
}
