namespace FastRr.Testing.InProcess;

/// <summary>The zone most tests ask: a bit of everything an answer can be.</summary>
public static class ExampleZone
{
    public const string Text = """
        $ORIGIN example.com.
        $TTL 300
        @           SOA   ns1 hostmaster 7 3600 600 86400 60
        @           NS    ns1
        @           NS    ns2.example.net.
        @           MX    10 mail
        ns1         A     192.0.2.53
        www         A     192.0.2.1
        www         A     192.0.2.2
        www         A     192.0.2.3
        www         AAAA  2001:db8::1
        www         AAAA  2001:db8::2
        mail        MX    10 mx1
        mail        MX    10 mx2
        mx1         A     192.0.2.11
        mx2         A     192.0.2.12
        mx2         AAAA  2001:db8::12
        _sip._udp   SRV   10 60 5060 sip1
        _sip._udp   SRV   10 40 5060 sip2
        sip1        A     192.0.2.21
        sip2        A     192.0.2.22
        txt         TXT   "hello" "world"
        a.b.c.ent   A     192.0.2.31
        *.wild      A     192.0.2.77
        *.wild      MX    10 mail.example.com.
        x.y.wild    TXT   "under"
        *.cwild     CNAME www
        alias       CNAME www
        alias2      CNAME alias
        away        CNAME www.example.org.
        gone        CNAME nothing
        nodata      CNAME txt
        below       CNAME host.sub
        loop1       CNAME loop2
        loop2       CNAME loop1
        self        CNAME self
        chain1      CNAME chain2
        chain2      CNAME chain3
        chain3      CNAME chain4
        chain4      CNAME chain5
        chain5      CNAME chain6
        chain6      CNAME chain7
        chain7      CNAME chain8
        chain8      CNAME chain9
        chain9      CNAME chain10
        chain10     A     192.0.2.41
        sub         NS    ns.sub
        sub         NS    ns1.other
        sub         NS    ns.example.net.
        sub         DS    \# 36 30390D02 0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF
        ns.sub      A     192.0.2.98
        ns.sub      AAAA  2001:db8::98
        other       NS    ns1.other
        ns1.other   A     192.0.2.99
        dname       DNAME target
        dname       TXT   "at the owner"
        a.target    A     192.0.2.51
        """;
}
