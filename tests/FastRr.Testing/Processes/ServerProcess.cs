using System.Net;
using System.Net.Sockets;
using FastRr.Testing.Dns;

namespace FastRr.Testing.Processes;

/// <summary>A DNS server as a child process on a loopback port, ready when <see cref="Start"/> returns.</summary>
public abstract class ServerProcess : IDisposable
{
    private const int Ports = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private CapturedProcess? _process;

    /// <summary>On 127.0.0.1, UDP and TCP.</summary>
    public IPEndPoint Address { get; private set; } = new(IPAddress.Loopback, 0);

    /// <summary>The same port on ::1.</summary>
    public IPEndPoint Address6 => new(IPAddress.IPv6Loopback, Address.Port);

    public int Port => Address.Port;

    public CapturedProcess Process =>
        _process ?? throw new InvalidOperationException("the server was not started");

    /// <summary>Starts on a free port and waits until it answers over UDP and TCP on every address.</summary>
    /// <exception cref="InvalidOperationException">It ended first; the text holds what it said.</exception>
    /// <exception cref="TimeoutException">It never answered.</exception>
    public void Start()
    {
        for (var i = 1; ; i++)
        {
            Address = new IPEndPoint(IPAddress.Loopback, LoopbackPort.Next());
            _process = Launch(Address.Port);
            if (WaitUntilReady())
                return;
            var said = $"{_process.Output}\n{_process.Error}";
            _process.Dispose();
            var isTaken = said.Contains("ddress already in use", StringComparison.Ordinal)
                || said.Contains("another program listens there", StringComparison.Ordinal);
            if (i == Ports || !isTaken)
                throw new InvalidOperationException($"{GetType().Name} ended: exit {_process.ExitCode}\n{said}");
        }
    }

    /// <summary>SIGTERM, then waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public int Stop()
    {
        Process.Signal("TERM");
        return WaitForExit();
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public int WaitForExit() =>
        Process.WaitForExit(Patience)
            ? Process.ExitCode
            : throw new TimeoutException($"still running\n{Process.Error}");

    public void Dispose()
    {
        _process?.Dispose();
        Cleanup();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts the child with 127.0.0.1 and, where the machine has it, ::1 on this port.</summary>
    protected abstract CapturedProcess Launch(int port);

    /// <summary>Whether a response means that the zones are loaded.</summary>
    protected abstract bool IsReady(DnsMessage response);

    /// <summary>What is asked until the server is ready.</summary>
    protected abstract DnsQuery ReadyQuery { get; }

    /// <summary>Removes what the child left behind.</summary>
    protected virtual void Cleanup()
    {
    }

    private bool WaitUntilReady()
    {
        IPEndPoint[] addresses = Ipv6.IsAvailable ? [Address, Address6] : [Address];
        for (var end = DateTime.UtcNow + Patience; DateTime.UtcNow < end;)
        {
            if (addresses.All(address => Answers(address)))
                return true;
            if (Process.WaitForExit(TimeSpan.FromMilliseconds(20)))
                return false;
        }
        throw new TimeoutException($"{GetType().Name} did not answer in {Patience}\n{Process.Output}\n{Process.Error}");
    }

    private bool Answers(IPEndPoint address)
    {
        try
        {
            using var udp = new UdpDnsClient(address);
            udp.Send(ReadyQuery.Compose());
            if (udp.Receive(1000) is not { } response || !IsReady(DnsMessage.Parse(response)))
                return false;
            using var tcp = new TcpDnsClient(address);
            return IsReady(tcp.Ask(ReadyQuery));
        }
        catch (SocketException)
        {
            return false;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
