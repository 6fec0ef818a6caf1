using System.Globalization;
using System.Text;
using FastRr.Wire.Names;
using Xunit;

namespace FastRr.Tests.Wire.Names;

public sealed class NameHashTests
{
    private const ulong Seed = 0x0123_4567_89AB_CDEF;

    [Fact]
    public void Compute_OneOctetOrTheLengthDiffers_Differs()
    {
        var seen = new HashSet<ulong>();
        var count = 0;
        for (var length = 1; length <= DomainName.MaxLength; length++)
        {
            var name = new byte[length];
            Add(name);
            for (var place = 0; place < length; place++)
            {
                for (var bit = 0; bit < 8; bit++)
                {
                    name[place] = (byte)(1 << bit);
                    Add(name);
                }
                name[place] = 0;
            }
        }
        Assert.Equal(count, seen.Count);

        void Add(byte[] name)
        {
            seen.Add(NameHash.Compute(name, Seed));
            count++;
        }
    }

    [Theory]
    [InlineData("{0:d7}", 0)]
    [InlineData("host-{0:d7}.big.example", 1)]
    [InlineData("a-rather-long-host-name-{0:d7}.in.a.zone.example", Seed)]
    public void Compute_NamesCountedUp_SpreadOverPlacesAndTags(string form, ulong seed)
    {
        // A table half full: of 2^17 places 2^16 are taken at random, e^-0.5 of all stay empty.
        const int Names = 1 << 16;
        const int Places = 2 * Names;
        var places = new HashSet<uint>();
        var tags = new HashSet<uint>();
        for (var i = 0; i < Names; i++)
        {
            var name = string.Format(CultureInfo.InvariantCulture, form, i);
            var hash = NameHash.Compute(Encoding.ASCII.GetBytes(name), seed);
            places.Add((uint)hash & (Places - 1));
            tags.Add((uint)(hash >> 32));
        }
        var expected = Places * (1 - Math.Exp(-0.5));
        Assert.InRange(places.Count, expected * 0.99, expected * 1.01);
        // 2^16 draws out of 2^32 collide half a time.
        Assert.InRange(tags.Count, Names - 5, Names);
    }

    [Fact]
    public void Compute_OtherSeed_Differs() =>
        Assert.NotEqual(NameHash.Compute("\u0003www\0"u8, 1), NameHash.Compute("\u0003www\0"u8, 2));
}
