using System.Runtime.InteropServices;
using FastRr.Transports.Linux.Native;

namespace FastRr.Transports.Linux;

/// <summary>Which CPUs this process may use, and threads kept on one of them.</summary>
public static unsafe class CpuAffinity
{
    /// <summary>Room for 8192 CPUs: NR_CPUS of the largest kernels that distributions build.</summary>
    private const int MaskOctets = 8192 / 8;

    /// <summary>
    /// The CPUs the calling thread may use, ascending, as sched_getaffinity says: cpusets and taskset are in it. Ask
    /// from a thread that was not pinned. Never empty: where the kernel does not tell, 0 up to the processor count.
    /// </summary>
    public static int[] ReadCpus()
    {
        var mask = stackalloc byte[MaskOctets];
        new Span<byte>(mask, MaskOctets).Clear();
        var cpus = new List<int>();
        if (SchedulerCalls.GetAffinity(0, MaskOctets, mask) >= 0)
        {
            for (var cpu = 0; cpu < MaskOctets * 8; cpu++)
            {
                if ((mask[cpu >> 3] & 1 << (cpu & 7)) != 0)
                    cpus.Add(cpu);
            }
        }
        for (var cpu = 0; cpus.Count < Environment.ProcessorCount && cpus.Count == cpu; cpu++)
            cpus.Add(cpu);
        return [.. cpus];
    }

    /// <summary>
    /// Keeps the calling thread on one CPU. Only the thread itself can: .NET sets the mask of a new thread as it
    /// starts.
    /// </summary>
    /// <param name="cpu">As <see cref="ReadCpus"/> counts, from 0.</param>
    /// <param name="reason">Why not, where the kernel refuses.</param>
    public static bool TryPinThread(int cpu, out string reason)
    {
        reason = "";
        if ((uint)cpu >= MaskOctets * 8)
        {
            reason = $"no CPU {cpu}";
            return false;
        }
        var mask = stackalloc byte[MaskOctets];
        new Span<byte>(mask, MaskOctets).Clear();
        mask[cpu >> 3] = (byte)(1 << (cpu & 7));
        if (SchedulerCalls.SetAffinity(0, MaskOctets, mask) == 0)
            return true;
        reason = $"CPU {cpu}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}";
        return false;
    }
}
