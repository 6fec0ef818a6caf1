using Xunit;

namespace FastRr.Tests.Transports;

/// <summary>Tests that count what the whole process allocates: nothing else runs meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
