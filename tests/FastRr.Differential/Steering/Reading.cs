namespace FastRr.Differential.Steering;

/// <summary>Where gdnsd reads addresses or databases in another way than FastRr does.</summary>
[Flags]
internal enum Reading
{
    /// <summary>As FastRr reads them.</summary>
    Ours = 0,

    /// <summary>A country without a continent in its record matches nothing.</summary>
    CountryWithinContinent = 1,

    /// <summary>A record that has only a registered country has none.</summary>
    RegisteredCountryIsNone = 2,

    /// <summary>::/96 holds IPv4.</summary>
    CompatibleIsIPv4 = 4,

    /// <summary>::ffff:0:0:0/96 holds IPv4.</summary>
    TranslatedIsIPv4 = 8,

    /// <summary>Bits behind SOURCE PREFIX-LENGTH are bits of an address, all zero.</summary>
    PaddingIsAddress = 16,
}
