using System.Globalization;
using FastRr.Engine;
using FastRr.Engine.Cookies;
using Xunit;

namespace FastRr.Tests.Engine.Cookies;

/// <summary>The vectors of RFC 9018, appendix A.</summary>
public sealed class CookieSignerTests
{
    private const string Secret = "e5e973e5a6b2a43f48e7dc849e37bfcf";
    private static readonly Requestor s_client = Requestor.FromIPv4(Address("198.51.100.100"));

    [Fact]
    public void Sign_AppendixA1_IsTheCookieOfTheRfc()
    {
        var cookie = new byte[16];
        new CookieSigner(Convert.FromHexString(Secret))
            .Sign(Convert.FromHexString("2464c4abcf10c957"), s_client, TimeOf("2019-06-05T10:53:05Z"), cookie);
        Assert.Equal("010000005cf79f111f8130c3eee29480", Convert.ToHexStringLower(cookie));
    }

    [Fact]
    public void IsValid_AppendixA1_UntilAnHourAfter()
    {
        var cookie = Convert.FromHexString("2464c4abcf10c957010000005cf79f111f8130c3eee29480");
        var signer = new CookieSigner(Convert.FromHexString(Secret));
        var time = TimeOf("2019-06-05T10:53:05Z");
        Assert.True(signer.IsValid(cookie, s_client, time));
        Assert.True(signer.IsValid(cookie, s_client, 0x5cf79f11 + 3600));
        Assert.False(signer.IsValid(cookie, s_client, 0x5cf79f11 + 3601));
        Assert.True(signer.IsValid(cookie, s_client, 0x5cf79f11 - 300));
        Assert.False(signer.IsValid(cookie, s_client, 0x5cf79f11 - 301));
        Assert.False(signer.IsValid(cookie, Requestor.FromIPv4(Address("198.51.100.101")), 0x5cf79f11));
    }

    private static uint TimeOf(string time) =>
        (uint)DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToUnixTimeSeconds();

    private static uint Address(string text)
    {
        var octets = System.Net.IPAddress.Parse(text).GetAddressBytes();
        return (uint)((octets[0] << 24) | (octets[1] << 16) | (octets[2] << 8) | octets[3]);
    }
}
