using System.Text;
using FastRr.Wire.Names;

namespace FastRr.Benchmarks.Data;

/// <summary>Makes names in wire form.</summary>
internal static class WireName
{
    private const string LabelCharacters = "abcdefghijklmnopqrstuvwxyz0123456789-";

    /// <summary>A name in wire form.</summary>
    /// <param name="text">Presentation form, without the last dot.</param>
    /// <exception cref="ArgumentException">It is no name.</exception>
    public static byte[] Of(string text)
    {
        Span<byte> wire = stackalloc byte[DomainName.MaxLength];
        var octets = Encoding.ASCII.GetBytes(text + ".");
        if (!DomainNameText.TryParse(octets, default, wire, out var length, out var error))
            throw new ArgumentException($"{text}: {error}", nameof(text));
        return wire[..length].ToArray();
    }

    /// <summary>A label of letters, digits and hyphens, with a letter in front.</summary>
    /// <param name="random">Where it comes from.</param>
    /// <param name="length">Its characters, 1 to 63.</param>
    /// <param name="mixesCase">Every other letter is upper, on average (a resolver that does 0x20).</param>
    public static string RandomLabel(Random random, int length, bool mixesCase = false)
    {
        var label = new char[length];
        for (var i = 0; i < length; i++)
        {
            var character = LabelCharacters[random.Next(i == 0 ? 26 : LabelCharacters.Length)];
            label[i] = mixesCase && random.Next(2) == 0 ? char.ToUpperInvariant(character) : character;
        }
        return new string(label);
    }

    /// <summary>A name of exactly so many octets in wire form, the root's included.</summary>
    /// <param name="random">Where it comes from.</param>
    /// <param name="octets">3 to 255.</param>
    public static byte[] Random(Random random, int octets)
    {
        var labels = new List<string>();
        var left = octets - 1;
        while (left > 0)
        {
            // A label of 1 character takes 2 octets: 1 octet left over could never be filled.
            var taken = left <= 12 ? left : Math.Min(random.Next(4, 13), left - 2);
            labels.Add(RandomLabel(random, taken - 1, mixesCase: true));
            left -= taken;
        }
        return Of(string.Join('.', labels));
    }
}
