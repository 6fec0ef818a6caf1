namespace FastRr.Transports.Streams;

/// <summary>Why answering stopped.</summary>
internal enum StreamOutcome : byte
{
    /// <summary>No complete query is left.</summary>
    NeedsInput,

    /// <summary>Enough has been written: send it, then go on.</summary>
    NeedsFlush,

    /// <summary>The client broke the protocol, or gets no answer: send what there is and close.</summary>
    MustClose,
}
