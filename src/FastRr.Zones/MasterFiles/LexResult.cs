namespace FastRr.Zones.MasterFiles;

/// <summary>What <see cref="EntryLexer.Lex"/> found.</summary>
internal enum LexResult : byte
{
    /// <summary>A whole entry; its tokens may be read, and its error if it has one.</summary>
    Entry,

    /// <summary>The text ends inside an entry; lex again from the same place with more of it.</summary>
    NeedsMore,

    /// <summary>Nothing follows.</summary>
    End,
}
