namespace FastRr.Geo.Databases;

/// <summary>The control octets of one field, read.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Size">Octets of the payload; of a map the pairs, of an array the elements, of a boolean its value, of a
/// pointer 0.</param>
/// <param name="Payload">Where the payload starts, in octets of the section; of a pointer where it leads.</param>
/// <param name="Next">Where what follows starts: the next field or, of a map or an array, the first one inside.</param>
internal readonly record struct Field(FieldType Type, int Size, int Payload, int Next);
