using FastRr.Pools;
using Xunit;

namespace FastRr.Tests.Pools;

public sealed class HashSlotsTests
{
    [Fact]
    public void Create_KnownArguments_GivesTheSameSlotsForEver()
    {
        // Were these to change, PoPs of two versions would send a client to different members.
        var slots = HashSlots.Create("web", [("192.0.2.1", 1), ("192.0.2.2", 3), ("fra-web3", 2)]);
        Assert.Equal(HashSlots.Count, slots.Length);
        Assert.Equal("111122112112021211120022021001121121022221220112", string.Join("", slots.Take(48)));
        Assert.Equal([685, 1993, 1418], Enumerable.Range(0, 3).Select(member => slots.Count(slot => slot == member)));
    }

    [Fact]
    public void SlotOf_KnownPrefixes_GivesTheSameSlotsForEver()
    {
        Assert.Equal(0, HashSlots.SlotOf(0));
        Assert.Equal(3715, HashSlots.SlotOf(0xC000_0200_0000_0000));
        Assert.Equal(2625, HashSlots.SlotOf(0x2001_0DB8_0000_0100));
    }

    [Fact]
    public void SlotOf_NeighbouringPrefixes_SpreadEvenly()
    {
        var counts = new int[HashSlots.Count];
        for (var network = 0UL; network < 1 << 20; network++)
            counts[HashSlots.SlotOf(network << 40)]++;
        // 256 expected in each; six standard deviations of a Poisson distribution are 96.
        Assert.All(counts, count => Assert.InRange(count, 256 - 96, 256 + 96));
    }

    [Fact]
    public void Create_MembersInAnyOrder_GivesEachTheSameSlots()
    {
        var members = Members(9, seed: 1);
        var slots = HashSlots.Create("s", members);
        var reversed = HashSlots.Create("s", [.. members.Reverse()]);
        Assert.Equal(slots, reversed.Select(member => (ushort)(members.Count - 1 - member)));
    }

    [Fact]
    public void Create_OtherSeed_GivesOtherSlots()
    {
        var members = Members(4, seed: 2);
        var (left, right) = (HashSlots.Create("left", members), HashSlots.Create("right", members));
        Assert.InRange(left.Zip(right).Count(pair => pair.First == pair.Second), 1, HashSlots.Count / 2);
    }

    [Fact]
    public void Create_WithoutOneMember_MovesOnlyItsSlots()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var members = Members(2 + (seed % 7), seed);
            var lost = seed % members.Count;
            var before = HashSlots.Create("seed", members);
            var after = HashSlots.Create("seed", [.. members.Where((_, index) => index != lost)]);
            for (var slot = 0; slot < HashSlots.Count; slot++)
            {
                var then = after[slot] < lost ? after[slot] : after[slot] + 1;
                Assert.True(before[slot] == lost || before[slot] == then, $"seed {seed}, slot {slot}");
            }
        }
    }

    [Fact]
    public void Create_WithAGreaterWeight_MovesSlotsToThatMemberAlone()
    {
        var members = Members(5, seed: 3);
        var before = HashSlots.Create("seed", members);
        var after = HashSlots.Create(
            "seed", [.. members.Select((member, index) => index == 2 ? (member.Name, member.Weight * 2) : member)]);
        Assert.All(before.Zip(after), pair => Assert.True(pair.First == pair.Second || pair.Second == 2));
        Assert.NotEqual(before, after);
    }

    [Fact]
    public void Create_RandomWeights_SharesAreWithinFiveStandardDeviations()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var members = Members(2 + (seed % 12), seed);
            var slots = HashSlots.Create($"pool-{seed}", members);
            var sum = (double)members.Sum(member => member.Weight);
            for (var index = 0; index < members.Count; index++)
            {
                var share = members[index].Weight / sum;
                var deviation = Math.Sqrt(HashSlots.Count * share * (1 - share));
                var count = slots.Count(slot => slot == index);
                Assert.InRange(count - (HashSlots.Count * share), -5 * deviation, 5 * deviation);
            }
        }
    }

    [Fact]
    public void Create_Standbys_GetSlotsOnlyAlone()
    {
        var mixed = HashSlots.Create("s", [("a", 0), ("b", 2)]);
        Assert.All(mixed, slot => Assert.Equal(1, slot));
        var standbys = HashSlots.Create("s", [("a", 0), ("b", 0)]);
        Assert.Equal(HashSlots.Create("s", [("a", 1), ("b", 1)]), standbys);
        Assert.Empty(HashSlots.Create("s", []));
    }

    [Fact]
    public void Create_AgainstALibraryLogarithm_DiffersNowhere()
    {
        // The formula of the summary, written down with the platform's logarithm.
        var members = Members(6, seed: 4);
        var slots = HashSlots.Create("check", members);
        for (var slot = 0; slot < HashSlots.Count; slot++)
        {
            var costs = members.Select(member => -Math.Log(Draw("check", member.Name, slot)) / member.Weight).ToList();
            Assert.Equal(costs.IndexOf(costs.Min()), slots[slot]);
        }
    }

    private static double Draw(string seed, string name, int slot)
    {
        var stream = 0xCBF29CE484222325UL;
        foreach (var character in $"{seed}\0{name}")
            stream = unchecked((stream ^ character) * 0x100000001B3);
        var value = unchecked(stream + ((ulong)slot * 0x9E3779B97F4A7C15));
        value = unchecked((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9);
        value = unchecked((value ^ (value >> 27)) * 0x94D049BB133111EB);
        value ^= value >> 31;
        return ((value >> 12) + 0.5) / (1UL << 52);
    }

    private static IReadOnlyList<(string Name, int Weight)> Members(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(index => ($"192.0.2.{index}", random.Next(1, 20)))];
    }
}
