import ipaddress
import unittest

import support  # noqa: F401, I001
import questions
import steering


class Networks(unittest.TestCase):
    def test_are_the_same_every_time(self):
        self.assertEqual(steering.networks(), steering.networks())

    def test_leave_no_client_without_a_region_and_nest(self):
        parsed = {ipaddress.ip_network(network): region for network, region in steering.networks()}
        self.assertEqual(len(parsed), steering.NETWORKS)
        self.assertEqual(set(parsed.values()), set(steering.REGIONS))
        outer = {network: region for network, region in parsed.items() if network.prefixlen == 8}
        self.assertEqual([network.network_address.packed[0] for network in outer], list(range(1, 224)))
        others = [network for network in parsed if network.prefixlen > 8 and parsed[network] != outer[network.supernet(
            new_prefix=8)]]
        self.assertGreater(len(others), steering.NETWORKS / 2)
        self.assertLessEqual(max(network.prefixlen for network in parsed), 24)

    def test_put_the_sources_in_two_regions(self):
        regions = dict(steering.networks())
        halves = ipaddress.ip_network(steering.SOURCES).subnets()
        self.assertEqual([regions[str(half)] for half in halves], ["eu", "na"])


class Profiles(unittest.TestCase):
    def test_ask_for_the_name_that_is_steered(self):
        for name in ("steered", "steered-subnet"):
            profile = questions.PROFILES[name]
            self.assertTrue(profile.is_steered)
            self.assertEqual(set(questions.small_source().lines(profile.draw)), {"steered.example.com A"})
            self.assertEqual((profile.expects("NOERROR"), profile.expects("NXDOMAIN")), (True, False))
        self.assertTrue(questions.PROFILES["mixed"].expects("NXDOMAIN"))
        self.assertFalse(questions.PROFILES["mixed"].expects("REFUSED"))
        self.assertEqual(set(questions.big_source(9).lines("steered")), set(questions.big_source(9).lines("hot")))


if __name__ == "__main__":
    unittest.main()
