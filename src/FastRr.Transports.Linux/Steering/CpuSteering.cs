using System.Net.Sockets;
using FastRr.Transports.Linux.Native;
using FastRr.Transports.Setup;

namespace FastRr.Transports.Linux.Steering;

/// <summary>
/// Datagrams go to the loop on the CPU that took them in: a classic BPF program picks among the sockets that share an
/// end point (SO_ATTACH_REUSEPORT_CBPF, socket(7)). The kernel numbers them in the order they were bound.
/// </summary>
internal static unsafe class CpuSteering
{
    /// <summary>A run of CPUs takes four instructions, and the ends two: BPF_MAXINSNS is 4096.</summary>
    private const int MostRuns = 1000;

    /// <summary>
    /// The program for loops on these CPUs, in the order their sockets are bound. A datagram on another CPU goes to
    /// the loop of that number, modulo the loops.
    /// </summary>
    /// <param name="cpus">One for each loop.</param>
    /// <returns>Null where two loops have the same CPU: one of them would get nothing; or where there are too
    /// many.</returns>
    public static FilterInstruction[]? Build(IReadOnlyList<int> cpus)
    {
        if (cpus.Distinct().Count() != cpus.Count)
            return null;
        var program = new List<FilterInstruction> { FilterInstruction.LoadCpu };
        var runs = 0;
        for (int first = 0, next; first < cpus.Count; first = next, runs++)
        {
            for (next = first + 1; next < cpus.Count && cpus[next] == cpus[next - 1] + 1;)
                next++;
            // From the run's first CPU to its last: the distance to the loop's number is the same for all.
            program.Add(FilterInstruction.IfNotBelow((uint)cpus[first], otherwise: 3));
            program.Add(FilterInstruction.IfNotAbove((uint)cpus[next - 1], otherwise: 2));
            program.Add(FilterInstruction.Subtract((uint)(cpus[first] - first)));
            program.Add(FilterInstruction.Return);
        }
        program.Add(FilterInstruction.Modulo((uint)cpus.Count));
        program.Add(FilterInstruction.Return);
        return runs <= MostRuns ? [.. program] : null;
    }

    /// <summary>Gives the program to all sockets that share the end point, and that will.</summary>
    /// <param name="socket">One of them.</param>
    /// <param name="program">See <see cref="Build"/>.</param>
    /// <param name="reason">Why not, where the kernel refuses.</param>
    public static bool TryAttach(Socket socket, FilterInstruction[] program, out string reason)
    {
        reason = "";
        fixed (FilterInstruction* instructions = program)
        {
            var filter = new FilterProgram { Length = (ushort)program.Length, Instructions = instructions };
            try
            {
                socket.SetRawSocketOption(
                    LinuxOption.SolSocket,
                    LinuxOption.SoAttachReusePortCbpf,
                    new ReadOnlySpan<byte>(&filter, sizeof(FilterProgram)));
                return true;
            }
            catch (SocketException failure)
            {
                reason = failure.Message;
                return false;
            }
        }
    }
}
