using System.Buffers.Binary;

namespace FastRr.Engine.Cookies;

/// <summary>Makes and checks the interoperable server cookie of RFC 9018 §4: version 1, time stamp,
/// SipHash-2-4.</summary>
internal sealed class CookieSigner
{
    /// <summary>Octets of a secret (RFC 9018 §4.4).</summary>
    public const int SecretLength = 16;

    public const int ClientCookieLength = 8;

    /// <summary>Version 1, reserved 3, time stamp 4, hash 8 (RFC 9018 §4).</summary>
    public const int ServerCookieLength = 16;

    private const byte Version = 1;

    // RFC 9018 §4.3: not older than an hour, not more than five minutes ahead.
    private const int MaxAgeSeconds = 3600;
    private const int MaxAheadSeconds = 300;

    private readonly SipHash24 _hash;

    /// <param name="secret">16 octets.</param>
    public CookieSigner(ReadOnlySpan<byte> secret) => _hash = new SipHash24(secret);

    /// <summary>Writes a server cookie.</summary>
    /// <param name="clientCookie">8 octets.</param>
    /// <param name="requestor">Whose address is bound into it.</param>
    /// <param name="timeSeconds">Seconds since 1970, modulo 2^32.</param>
    /// <param name="destination">16 octets.</param>
    public void Sign(ReadOnlySpan<byte> clientCookie, in Requestor requestor, uint timeSeconds, Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt32BigEndian(destination, (uint)Version << 24);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], timeSeconds);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[8..], Hash(clientCookie, destination[..8], requestor));
    }

    /// <summary>Whether a server cookie is ours and fresh.</summary>
    /// <param name="cookie">Client cookie and server cookie, 16 to 40 octets.</param>
    /// <param name="requestor">Who sent it.</param>
    /// <param name="timeSeconds">Seconds since 1970, modulo 2^32.</param>
    public bool IsValid(ReadOnlySpan<byte> cookie, in Requestor requestor, uint timeSeconds)
    {
        if (cookie.Length != ClientCookieLength + ServerCookieLength || cookie[ClientCookieLength] != Version)
            return false;
        var serverCookie = cookie[ClientCookieLength..];
        // RFC 9018 §4.3: serial number arithmetic, so that 2106 passes unnoticed.
        var age = (int)(timeSeconds - BinaryPrimitives.ReadUInt32BigEndian(serverCookie[4..]));
        return age is <= MaxAgeSeconds and >= -MaxAheadSeconds
            && BinaryPrimitives.ReadUInt64LittleEndian(serverCookie[8..])
                == Hash(cookie[..ClientCookieLength], serverCookie[..8], requestor);
    }

    /// <summary>RFC 9018 §4.4: over client cookie, version, reserved, time stamp and the address in 4 or 16
    /// octets.</summary>
    private ulong Hash(ReadOnlySpan<byte> clientCookie, ReadOnlySpan<byte> fields, in Requestor requestor)
    {
        Span<byte> input = stackalloc byte[ClientCookieLength + 8 + 16];
        clientCookie.CopyTo(input);
        fields.CopyTo(input[8..]);
        if (requestor.IsIPv4)
        {
            BinaryPrimitives.WriteUInt32BigEndian(input[16..], (uint)requestor.Low);
            return _hash.Compute(input[..20]);
        }
        BinaryPrimitives.WriteUInt64BigEndian(input[16..], requestor.High);
        BinaryPrimitives.WriteUInt64BigEndian(input[24..], requestor.Low);
        return _hash.Compute(input);
    }
}
