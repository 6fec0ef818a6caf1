using FastRr.Pools;
using Xunit;

namespace FastRr.Tests.Pools;

public sealed class WeightedScheduleTests
{
    [Theory]
    [InlineData("3,1", "aaba")]
    [InlineData("1,3", "babb")]
    [InlineData("5,1,1", "aabacaa")]
    [InlineData("1,1,1", "abc")]
    [InlineData("7", "a")]
    [InlineData("300,100", "aaba")]
    [InlineData("0,3,0,1", "bbdb")]
    [InlineData("0,0", "")]
    [InlineData("", "")]
    public void TryCreate_Weights_AreSpreadSmoothly(string weights, string expected)
    {
        Assert.True(WeightedSchedule.TryCreate(Parse(weights), out var order));
        Assert.Equal(expected, string.Concat(order.Select(member => (char)('a' + member))));
    }

    [Theory]
    [InlineData("1023,1", 1024)]
    [InlineData("2046,2", 1024)]
    [InlineData("1000000,1000000,500000", 5)]
    public void TryCreate_CycleThatFits_HasTheSumOverTheDivisor(string weights, int length)
    {
        Assert.True(WeightedSchedule.TryCreate(Parse(weights), out var order));
        Assert.Equal(length, order.Length);
    }

    [Theory]
    [InlineData("1024,1")]
    [InlineData("1000,999")]
    [InlineData("2147483647,2147483647,2147483646")]
    public void TryCreate_CycleOverTheLimit_IsRefused(string weights)
    {
        Assert.False(WeightedSchedule.TryCreate(Parse(weights), out var order));
        Assert.Empty(order);
    }

    [Fact]
    public void TryCreate_NegativeWeight_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightedSchedule.TryCreate([1, -1], out _));

    [Fact]
    public void TryCreate_RandomWeights_AreExactAndAsThePlainDefinition()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            int[] weights = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.Next(0, 40))];
            Assert.True(WeightedSchedule.TryCreate(weights, out var order));
            var expected = Plain(weights);
            Assert.Equal(expected, order);
            AssertExact(weights, order);
        }
    }

    [Fact]
    public void TryCreate_RandomWeights_AreNeverFarFromTheirShare()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            int[] weights = [.. Enumerable.Range(0, random.Next(2, 7)).Select(_ => random.Next(1, 60))];
            Assert.True(WeightedSchedule.TryCreate(weights, out var order));
            var sum = (double)weights.Sum();
            var counts = new int[weights.Length];
            for (var place = 0; place < order.Length; place++)
            {
                counts[order[place]]++;
                for (var member = 0; member < weights.Length; member++)
                {
                    // What is owed to a member never reaches as much as all members get in as many answers.
                    var owed = ((place + 1) * weights[member] / sum) - counts[member];
                    Assert.InRange(owed, -1, weights.Length - 1);
                }
            }
        }
    }

    [Fact]
    public void Of_StandbysBesideOthers_WeighOneStep()
    {
        Assert.Equal([300, 200, 100, 100], ChoiceWeights.Of([300, 200, 0, 0]));
        Assert.Equal([1, 1], ChoiceWeights.Of([0, 0]));
        Assert.Empty(ChoiceWeights.Of([]));
    }

    private static void AssertExact(int[] weights, int[] order)
    {
        var divisor = weights.Aggregate(0, Divisor);
        for (var member = 0; member < weights.Length; member++)
        {
            var expected = weights[member] == 0 ? 0 : weights[member] / divisor;
            Assert.Equal(expected, order.Count(entry => entry == member));
        }
    }

    /// <summary>The definition in fractions: who is owed most after each answer is next, the first of equals.</summary>
    private static List<int> Plain(int[] weights)
    {
        var divisor = weights.Aggregate(0, Divisor);
        var length = divisor == 0 ? 0 : weights.Sum() / divisor;
        var order = new List<int>();
        for (var place = 1; place <= length; place++)
        {
            // In units of 1 / Σ weight: place × weight due, Σ weight for each time it was taken.
            var owed = weights.Select((weight, member) =>
                weight == 0
                    ? int.MinValue
                    : (place * weight) - (weights.Sum() * order.Count(entry => entry == member))).ToList();
            order.Add(owed.IndexOf(owed.Max()));
        }
        return order;
    }

    private static int Divisor(int left, int right) => right == 0 ? left : Divisor(right, left % right);

    private static int[] Parse(string weights) =>
        [.. weights.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
}
