using System.Buffers.Binary;
using FastRr.Geo.Databases;
using Xunit;

namespace FastRr.Tests.Geo.Databases;

/// <summary>Damaged databases are read or refused, and nothing else happens: no other exception, no end that never
/// comes.</summary>
public sealed class MutationTests
{
    private const int VariantsPerDatabase = 600;

    public static TheoryData<string> Names =>
    [
        "GeoIP2-Country-Test", "GeoLite2-ASN-Test", "GeoIP2-DensityIncome-Test", "MaxMind-DB-string-value-entries",
        "MaxMind-DB-test-decoder", "MaxMind-DB-test-metadata-pointers", "MaxMind-DB-test-mixed-28",
        "MaxMind-DB-test-mixed-32", "MaxMind-DB-test-nested", "MaxMind-DB-test-pointer-decoder",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_DamagedDatabase_IsReadOrRefused(string name)
    {
        var sound = TestDatabases.Read(name);
        var (read, refused) = (0, 0);
        for (var seed = 0; seed < VariantsPerDatabase; seed++)
        {
            try
            {
                TestDatabases.ReadThrough(GeoDatabase.Read(Damage(sound, new Random(seed))));
                read++;
            }
            catch (GeoDatabaseException failure)
            {
                refused++;
                Assert.DoesNotContain('\n', failure.Message);
                Assert.False(string.IsNullOrWhiteSpace(failure.Message));
            }
            catch (Exception failure)
            {
                Assert.Fail($"{name}, seed {seed}: {failure}");
            }
        }
        // Both happen: the damage is neither always in what nobody reads nor always in the first octets.
        Assert.InRange(refused, VariantsPerDatabase / 20, VariantsPerDatabase);
        Assert.InRange(read, 1, VariantsPerDatabase);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_DatabaseCutAnywhere_IsRefused(string name)
    {
        var sound = TestDatabases.Read(name);
        for (var length = 0; length < sound.Length; length += 1 + (length / 200))
            Assert.Throws<GeoDatabaseException>(() => GeoDatabase.Read(sound[..length]));
    }

    private static byte[] Damage(byte[] sound, Random random)
    {
        var octets = (byte[])sound.Clone();
        for (var left = random.Next(1, 6); left > 0; left--)
        {
            // The three parts alike, though the metadata is the smallest.
            var at = random.Next(3) == 0 ? octets.Length - random.Next(1, 250) : random.Next(octets.Length);
            switch (random.Next(6))
            {
                case 0 or 1:
                    octets[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    octets[at] = (byte)random.Next(256);
                    break;
                case 3:
                    octets[at] = random.Next(2) == 0 ? (byte)0 : (byte)0xff;
                    break;
                case 4:
                    var length = random.Next(1, Math.Min(32, octets.Length - at + 1));
                    octets.AsSpan(random.Next(octets.Length - length), length).CopyTo(octets.AsSpan(at, length));
                    break;
                default:
                    // A record or a pointer with a plausible number.
                    if (at + 4 <= octets.Length)
                        BinaryPrimitives.WriteUInt32BigEndian(octets.AsSpan(at), (uint)random.Next(octets.Length));
                    break;
            }
        }
        return octets;
    }
}
