using System.Runtime.CompilerServices;

// Structs cross as they are; nothing is converted.
[assembly: DisableRuntimeMarshalling]
