namespace FastRr.Differential.Steering;

/// <summary>What a client subnet gets.</summary>
/// <param name="Datacenter">Number of the datacenter.</param>
/// <param name="Scope">SCOPE PREFIX-LENGTH.</param>
internal readonly record struct SteeredAnswer(int Datacenter, int Scope)
{
    public override string ToString() => $"dc{Datacenter}/{Scope}";
}
