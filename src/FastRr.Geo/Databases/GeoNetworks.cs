using System.Collections;

namespace FastRr.Geo.Databases;

/// <summary>
/// The networks of one address space that a database has records for: disjoint, in address order. Going through them
/// allocates once, not for each.
/// </summary>
public readonly struct GeoNetworks : IEnumerable<GeoNetwork>
{
    private readonly SearchTree? _tree;
    private readonly bool _isIPv4;

    internal GeoNetworks(SearchTree? tree, bool isIPv4)
    {
        _tree = tree;
        _isIPv4 = isIPv4;
    }

    public Enumerator GetEnumerator() => new(_tree, _isIPv4);

    IEnumerator<GeoNetwork> IEnumerable<GeoNetwork>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Goes down the tree, left before right.</summary>
    public struct Enumerator : IEnumerator<GeoNetwork>
    {
        // Trees of known writers reach no node twice but the root of IPv4. One that shares nodes is read too, while
        // going through it takes no more steps than this many times its nodes: doubling 32 times would never end.
        private const long StepsPerNode = 8;
        private const long FewestSteps = 65_536;

        private readonly SearchTree? _tree;
        private readonly bool _isIPv4;
        private readonly int _bits;

        // Right records still to go down, of nodes above the one at hand: at most one a level.
        private readonly (uint Record, byte Depth)[] _waiting;
        private int _waitingCount;
        private uint _record;
        private UInt128 _prefix;
        private int _depth;
        private long _stepsLeft;
        private GeoNetwork _current;

        internal Enumerator(SearchTree? tree, bool isIPv4)
        {
            _tree = tree;
            _isIPv4 = isIPv4;
            _bits = isIPv4 ? 32 : 128;
            _waiting = tree is null ? [] : new (uint, byte)[_bits + 1];
            Reset();
        }

        public readonly GeoNetwork Current => _current;

        readonly object IEnumerator.Current => _current;

        /// <summary>Goes on to the next network.</summary>
        /// <exception cref="GeoDatabaseException">The tree is broken; the message names the network.</exception>
        public bool MoveNext()
        {
            while (_waitingCount > 0)
            {
                (_record, var depth) = _waiting[--_waitingCount];
                TurnRight(depth);
                if (GoDown())
                    return true;
            }
            return false;
        }

        public void Reset()
        {
            _current = default;
            _prefix = 0;
            _waitingCount = 0;
            if (_tree is null)
                return;
            _stepsLeft = FewestSteps + (StepsPerNode * _tree.NodeCount);
            _waiting[_waitingCount++] = (_isIPv4 ? _tree.IPv4Root : 0, 0);
        }

        public readonly void Dispose()
        {
        }

        /// <summary>Sets the last bit of a prefix that ends in 0; the whole space has none.</summary>
        private void TurnRight(int depth)
        {
            _depth = depth;
            if (depth == 0)
                return;
            var bit = UInt128.One << (_bits - depth);
            _prefix = (_prefix & ~((bit << 1) - 1)) | bit;
        }

        /// <summary>Goes left to the end.</summary>
        /// <returns>Whether a network stands there.</returns>
        private bool GoDown()
        {
            var nodes = (uint)_tree!.NodeCount;
            while (_record < nodes)
            {
                // IPv4 under another prefix; ::/96 itself too.
                if (!_isIPv4 && _record == _tree.IPv4Root && _depth > 0)
                    return false;
                if (_depth == _bits)
                    throw SearchTree.Endless(_prefix, _depth, _isIPv4);
                if (--_stepsLeft < 0)
                    throw new GeoDatabaseException($"the search tree of {nodes} nodes has no end: still at {Here}");
                _depth++;
                _waiting[_waitingCount++] = (_tree.Record(_record, 1), (byte)_depth);
                _record = _tree.Record(_record, 0);
            }
            if (_record == nodes)
                return false;
            _current = new GeoNetwork(_prefix, _depth, _tree.DataOffset(_record));
            return true;
        }

        private readonly string Here => new GeoNetwork(_prefix, _depth, 0).Format(_isIPv4);
    }
}
