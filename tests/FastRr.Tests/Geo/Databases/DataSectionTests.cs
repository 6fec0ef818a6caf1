using FastRr.Geo.Databases;
using FastRr.Testing;
using FastRr.Testing.Databases;
using Xunit;

namespace FastRr.Tests.Geo.Databases;

public sealed class DataSectionTests
{
    [Theory]
    [InlineData(0, """{"long_key":"long_value1"}""")]
    [InlineData(22, """{"long_key":"long_value2"}""")]
    [InlineData(37, """{"long_key2":"long_value1"}""")]
    [InlineData(50, """{"long_key2":"long_value2"}""")]
    [InlineData(55, """{"long_key":"long_value1"}""")]
    [InlineData(57, """{"long_key2":"long_value2"}""")]
    public void ValueAt_MapsWithPointers_FollowsThem(int offset, string json)
    {
        var octets = File.ReadAllBytes(Repository.PathOf($"{TestDatabases.MaxMind}/maps-with-pointers.raw"));
        Assert.Equal(json, MmdbText.Json(Section(octets).ValueAt(offset)));
    }

    // The control octets are those of the format: 001SSVVV and one to four octets more.
    [Theory]
    [InlineData(0, new byte[] { 0x20, 0x00 })]
    [InlineData(0x7ff, new byte[] { 0x27, 0xff })]
    [InlineData(2048, new byte[] { 0x28, 0x00, 0x00 })]
    [InlineData(2048 + 0x7ffff, new byte[] { 0x2f, 0xff, 0xff })]
    [InlineData(526_336, new byte[] { 0x30, 0x00, 0x00, 0x00 })]
    [InlineData(526_336 + 0x01_02_03, new byte[] { 0x30, 0x01, 0x02, 0x03 })]
    [InlineData(600_000, new byte[] { 0x38, 0x00, 0x09, 0x27, 0xc0 })]
    // In the longest form the last bits of the control octet are ignored.
    [InlineData(600_000, new byte[] { 0x3f, 0x00, 0x09, 0x27, 0xc0 })]
    public void ValueAt_PointerOfEachSize_LeadsToItsTarget(int target, byte[] pointer)
    {
        var octets = new byte[1_000_000];
        byte[] text = [0x43, (byte)'y', (byte)'e', (byte)'s'];
        text.CopyTo(octets, target);
        pointer.CopyTo(octets, octets.Length - pointer.Length);
        Assert.Equal("yes", Section(octets).ValueAt(octets.Length - pointer.Length).Text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(28)]
    [InlineData(29)]
    [InlineData(284)]
    [InlineData(285)]
    [InlineData(65_820)]
    [InlineData(65_821)]
    [InlineData(200_000)]
    public void ValueAt_TextOfEachSize_IsWhole(int length)
    {
        var text = new string('x', length);
        Assert.Equal(text, Section(FieldWriter.Write(text)).ValueAt(0).Text);
    }

    [Fact]
    public void ValueAt_LargestSize_IsThatOfTheFormat()
    {
        var octets = new byte[4 + 16_843_036];
        new byte[] { 0x5f, 0xff, 0xff, 0xff }.CopyTo(octets, 0);
        Assert.Equal(16_843_036, Section(octets).ValueAt(0).Octets.Length);
    }

    [Fact]
    public void ValueAt_IntegersOfAllTypesAndSizes_AreThoseNumbers()
    {
        Assert.Equal((UInt128)0, Value("a0").Unsigned);
        Assert.Equal((UInt128)0xff, Value("a1ff").Unsigned);
        Assert.Equal((UInt128)0xffff, Value("a2ffff").Unsigned);
        Assert.Equal((UInt128)uint.MaxValue, Value("c4ffffffff").Unsigned);
        Assert.Equal((UInt128)0x1_0000, Value("c3010000").Unsigned);
        Assert.Equal((UInt128)ulong.MaxValue, Value("0802ffffffffffffffff").Unsigned);
        Assert.Equal(UInt128.MaxValue, Value("1003ffffffffffffffffffffffffffffffff").Unsigned);
        Assert.Equal(0, Value("0001").Signed);
        Assert.Equal(0xff, Value("0101ff").Signed);
        Assert.Equal(-1, Value("0401ffffffff").Signed);
        Assert.Equal(int.MinValue, Value("040180000000").Signed);
        Assert.Null(Value("0401ffffffff").Unsigned);
        Assert.Null(Value("a1ff").Signed);
    }

    [Fact]
    public void ValueAt_OtherTypes_AreThoseValues()
    {
        Assert.Equal(-1.5, Value("68bff8000000000000").Number);
        Assert.Equal(1.5, Value("04083fc00000").Number);
        Assert.True(Value("0107").Boolean);
        Assert.False(Value("0007").Boolean);
        Assert.Equal([1, 2], Value("820102").Octets.ToArray());
        Assert.Null(Value("820102").Text);
        Assert.Equal(0, Value("e0").Count);
        Assert.Equal(2, Value("0204a101a102").Count);
        Assert.Equal("[1,[],{},\"x\"]", MmdbText.Json(Value("0404a1010004e04178")));
    }

    [Theory]
    [InlineData("00", "a field is cut off")]
    [InlineData("0000", "a field has the unknown type 7")]
    [InlineData("0005", "a field has the unknown type 12")]
    [InlineData("0006", "a field has the unknown type 13")]
    [InlineData("0009", "a field has the unknown type 16")]
    [InlineData("00ff", "a field has the unknown type 262")]
    [InlineData("20", "a pointer is cut off")]
    [InlineData("38000000", "a pointer is cut off")]
    [InlineData("2002", "a pointer leads to octet 2 of the data section, which has 2,")]
    [InlineData("38ffffffff", "a pointer leads to octet 4294967295 of the data section, which has 5,")]
    [InlineData("2000", "a pointer leads to a pointer")]
    [InlineData("4161f0", null)]
    [InlineData("41", "a field of size 1 reaches past the end")]
    [InlineData("5d", "a field is cut off")]
    [InlineData("5fffffff", "a field of size 16843036 reaches past the end")]
    [InlineData("5fffff", "a field is cut off")]
    [InlineData("67ffffffffffffff", "a field of type 3 has the size 7")]
    [InlineData("0308ffffff", "a field of type 15 has the size 3")]
    [InlineData("a3ffffff", "a field of type 5 has the size 3")]
    [InlineData("c5ffffffffff", "a field of type 6 has the size 5")]
    [InlineData("0501ffffffffff", "a field of type 8 has the size 5")]
    [InlineData("0902ffffffffffffffffff", "a field of type 9 has the size 9")]
    [InlineData("1103ffffffffffffffffffffffffffffffffff", "a field of type 10 has the size 17")]
    [InlineData("0207", "a field of type 14 has the size 2")]
    [InlineData("e1a101a101", "a key of a map is not a text but of type 5")]
    [InlineData("e1e0a101", "a key of a map is not a text but of type 7")]
    [InlineData("e141ffa101", "a key of a map is not UTF-8")]
    [InlineData("42c328", "a text is not UTF-8")]
    public void Check_OneField_FindsWhatIsWrong(string hex, string? message)
    {
        var check = new RecordCheck(Section(Convert.FromHexString(hex)));
        if (message is null)
        {
            check.Check(0);
            return;
        }
        var failure = Assert.Throws<GeoDatabaseException>(() => check.Check(0));
        Assert.StartsWith(message + " at octet ", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    // A map or an array that claims more than there is.
    [InlineData("ffffffff4161")]
    [InlineData("1f04ffffff")]
    [InlineData("e14161")]
    [InlineData("")]
    public void Check_FieldsMissing_SaysWhereTheSectionEnds(string hex)
    {
        var octets = Convert.FromHexString(hex);
        var failure = Assert.Throws<GeoDatabaseException>(() => new RecordCheck(Section(octets)).Check(0));
        var expected = hex.Length == 0
            ? "no record starts at octet 0 of the data section, which has 0"
            : $"the data section ends at octet {octets.Length} of the file, where a field should start";
        Assert.Equal(expected, failure.Message);
    }

    [Theory]
    [InlineData("0104200002042000")]
    [InlineData("e141612000")]
    public void Check_PointerToWhatItIsIn_IsALoop(string hex)
    {
        var failure = Assert.Throws<GeoDatabaseException>(
            () => new RecordCheck(Section(Convert.FromHexString(hex))).Check(0));
        Assert.StartsWith("a value is nested over 64 levels deep, or in a loop,", failure.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RecordCheck.MaxDepth, true)]
    [InlineData(RecordCheck.MaxDepth + 1, false)]
    public void Check_ArraysInArrays_AreSoundUpToTheLimit(int levels, bool isSound)
    {
        object value = "x";
        for (var i = 0; i < levels; i++)
            value = new[] { value };
        AssertSound(FieldWriter.Write(value), 0, isSound);
    }

    [Theory]
    [InlineData(RecordCheck.MaxFields - 1, true)]
    [InlineData(RecordCheck.MaxFields, false)]
    public void Check_FieldsOfAnArray_AreSoundUpToTheLimit(int count, bool isSound) =>
        AssertSound(FieldWriter.Write(Enumerable.Repeat<object>(true, count).ToArray()), 0, isSound);

    [Theory]
    [InlineData((RecordCheck.MaxFields - 1) / 2, true)]
    [InlineData((RecordCheck.MaxFields + 1) / 2, false)]
    public void Check_PairsOfAMap_AreSoundUpToTheLimit(int count, bool isSound) =>
        AssertSound(
            FieldWriter.Write(Enumerable.Range(0, count).ToDictionary(i => $"k{i}", object (_) => true)), 0, isSound);

    [Fact]
    public void Check_PointersThatDoubleAtEachLevel_ReadsEachPartOnce()
    {
        // Array k has two pointers to array k-1: 2^60 values, 121 fields.
        var octets = new List<byte>(FieldWriter.Write("x"));
        var last = 0;
        for (var level = 0; level < 60; level++)
        {
            var here = octets.Count;
            FieldWriter.WriteControl(11, 2, octets);
            for (var i = 0; i < 2; i++)
                octets.AddRange([(byte)(0x20 | (last >> 8)), (byte)last]);
            last = here;
        }
        AssertSound([.. octets], last, isSound: true);
    }

    private static void AssertSound(byte[] octets, int offset, bool isSound)
    {
        var failure = Record.Exception(() => new RecordCheck(Section(octets)).Check(offset));
        if (isSound)
            Assert.Null(failure);
        else
            Assert.IsType<GeoDatabaseException>(failure);
    }

    private static MmdbValue Value(string hex) => Section(Convert.FromHexString(hex)).ValueAt(0);

    private static DataSection Section(byte[] octets) => new("data section", octets, 0, octets.Length);
}
