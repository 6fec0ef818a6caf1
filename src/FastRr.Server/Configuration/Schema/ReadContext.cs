namespace FastRr.Server.Configuration.Schema;

/// <summary>What reading against a schema needs beside the node.</summary>
/// <param name="Findings">Takes what is wrong.</param>
/// <param name="Root">The whole schema, in which a misplaced key is looked for.</param>
internal sealed record ReadContext(FindingCollector Findings, ValueSchema Root);
