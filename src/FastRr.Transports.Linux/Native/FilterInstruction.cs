using System.Runtime.InteropServices;

namespace FastRr.Transports.Linux.Native;

/// <summary>
/// struct sock_filter (linux/filter.h): 8 octets, an instruction of classic BPF. It works on one accumulator.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct FilterInstruction(ushort code, byte ifTrue, byte ifFalse, uint operand)
{
    /// <summary>BPF_LD | BPF_W | BPF_ABS.</summary>
    public const ushort Load = 0x20;

    /// <summary>BPF_JMP | BPF_JGE | BPF_K.</summary>
    public const ushort JumpIfNotBelow = 0x35;

    /// <summary>BPF_JMP | BPF_JGT | BPF_K.</summary>
    public const ushort JumpIfAbove = 0x25;

    /// <summary>BPF_ALU | BPF_SUB | BPF_K.</summary>
    public const ushort SubtractOperand = 0x14;

    /// <summary>BPF_ALU | BPF_MOD | BPF_K.</summary>
    public const ushort ModuloOperand = 0x94;

    /// <summary>BPF_RET | BPF_A.</summary>
    public const ushort ReturnAccumulator = 0x16;

    /// <summary>SKF_AD_OFF + SKF_AD_CPU: not an offset in the datagram, but the CPU that handles it.</summary>
    public const uint CpuOffset = unchecked((uint)(-0x1000 + 36));

    public readonly ushort Code = code;

    /// <summary>Instructions to pass over where the comparison holds.</summary>
    public readonly byte IfTrue = ifTrue;

    public readonly byte IfFalse = ifFalse;
    public readonly uint Operand = operand;

    public static FilterInstruction LoadCpu => new(Load, 0, 0, CpuOffset);

    public static FilterInstruction Return => new(ReturnAccumulator, 0, 0, 0);

    public static FilterInstruction Subtract(uint value) => new(SubtractOperand, 0, 0, value);

    public static FilterInstruction Modulo(uint value) => new(ModuloOperand, 0, 0, value);

    /// <summary>Goes on where the accumulator is at least <paramref name="value"/>.</summary>
    public static FilterInstruction IfNotBelow(uint value, byte otherwise) =>
        new(JumpIfNotBelow, 0, otherwise, value);

    /// <summary>Goes on where the accumulator is at most <paramref name="value"/>.</summary>
    public static FilterInstruction IfNotAbove(uint value, byte otherwise) => new(JumpIfAbove, otherwise, 0, value);
}
