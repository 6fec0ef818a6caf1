using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace FastRr.Transports.Setup;

/// <summary>The addresses of this host.</summary>
internal static class LocalAddresses
{
    /// <summary>Every unicast address of one family, link-local ones with their scope.</summary>
    /// <exception cref="NetworkInformationException">The system does not tell.</exception>
    public static HashSet<IPAddress> Read(AddressFamily family)
    {
        var addresses = new HashSet<IPAddress>();
        foreach (var adapter in NetworkInterface.GetAllNetworkInterfaces())
        {
            foreach (var unicast in adapter.GetIPProperties().UnicastAddresses)
            {
                if (unicast.Address.AddressFamily == family)
                    addresses.Add(unicast.Address);
            }
        }
        return addresses;
    }
}
