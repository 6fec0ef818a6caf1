using System.Runtime.InteropServices;
using FastRr.Testing.Tools;
using Xunit;

namespace FastRr.Testing.Processes;

/// <summary>Starts a program that may not make one system call, as in a container.</summary>
public static class SeccompFilter
{
    /// <summary>io_uring_setup, on every architecture.</summary>
    public const int IoUringSetup = 425;

    // seccomp(2): a classic BPF program looks at the number, and refuses one with an error.
    private const string Script = """
        my ($prctl, $call, $errno) = splice(@ARGV, 0, 3);
        my ($load, $jump_if_equal, $return) = (0x20, 0x15, 0x06);
        my ($refuse, $allow) = (0x00050000, 0x7fff0000);
        my $filter = join '', map { pack 'SCCL', @$_ }
            [$load, 0, 0, 0], [$jump_if_equal, 0, 1, $call], [$return, 0, 0, $refuse | $errno], [$return, 0, 0, $allow];
        my ($no_new_privileges, $seccomp, $as_filter) = (38, 22, 2);
        my $program = pack 'S x6 P', 4, $filter;
        syscall($prctl, $no_new_privileges, 1, 0, 0, 0) == 0 or die "prctl: $!";
        syscall($prctl, $seccomp, $as_filter, $program) == 0 or die "seccomp: $!";
        exec { $ARGV[0] } @ARGV or die "$ARGV[0]: $!";
        """;

    /// <summary>What stands before the program and its arguments. Skips where there is no such thing.</summary>
    /// <param name="call">The system call's number.</param>
    /// <param name="errno">What it fails with.</param>
    public static string[] Refuse(int call, int errno)
    {
        int? prctl = RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => 157,
            Architecture.Arm64 => 167,
            _ => null,
        };
        Assert.SkipUnless(OperatingSystem.IsLinux() && prctl is not null, "no seccomp filter for this system");
        return [Tool.Perl.Require(), "-we", Script, $"{prctl}", $"{call}", $"{errno}"];
    }
}
