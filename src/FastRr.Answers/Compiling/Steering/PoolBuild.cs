using FastRr.Answers.Snapshots;
using FastRr.Wire.Registry;

namespace FastRr.Answers.Compiling.Steering;

/// <summary>The arrays of a <see cref="PoolAnswers"/> while they grow.</summary>
internal sealed class PoolBuild(int regionCount, int setCount)
{
    private readonly SteeredAnswer[] _answers = new SteeredAnswer[setCount * regionCount];
    private readonly List<AnswerWindow> _windows = [];
    private readonly List<ushort> _steps = [];
    private readonly OctetBuilder _octets = new(256);

    public void Set(int set, int region, SteeredAnswer answer) => _answers[(set * regionCount) + region] = answer;

    /// <summary>A region answers as an earlier one does.</summary>
    public void Repeat(int from, int region)
    {
        for (var set = 0; set < setCount; set++)
            Set(set, region, _answers[(set * regionCount) + from]);
    }

    /// <summary>Adds the turns of members, each with one RR.</summary>
    /// <param name="plan">At least one step.</param>
    /// <param name="type">TYPE of the RRs.</param>
    /// <param name="ttlSeconds">Their TTL.</param>
    /// <param name="members">Numbers of the members that the plan counts.</param>
    /// <param name="rdata">Their RDATA.</param>
    public SteeredAnswer Add(
        StepPlan plan,
        RRType type,
        uint ttlSeconds,
        IReadOnlyList<int> members,
        IReadOnlyList<ReadOnlyMemory<byte>> rdata)
    {
        var firstWindow = _windows.Count;
        if (plan.IsRing)
        {
            // r1…rn r1…rk-1: every window is a stretch of it.
            var count = plan.Windows[0].Length;
            var starts = new List<int>();
            for (var place = 0; place < rdata.Count + count - 1; place++)
            {
                starts.Add(_octets.Length);
                _octets.AppendRecordOfQuestion(type, ttlSeconds, rdata[place % rdata.Count].Span);
            }
            starts.Add(_octets.Length);
            for (var first = 0; first < rdata.Count; first++)
                AddWindow(members[first], starts[first], starts[first + count], count);
        }
        else
        {
            foreach (var window in plan.Windows)
            {
                var start = _octets.Length;
                foreach (var place in window)
                    _octets.AppendRecordOfQuestion(type, ttlSeconds, rdata[place].Span);
                AddWindow(members[window[0]], start, _octets.Length, window.Length);
            }
        }
        return AddSteps(plan.Choice, plan.Steps, firstWindow);
    }

    /// <summary>Adds one window.</summary>
    /// <param name="member">Number of the member it counts for, or -1.</param>
    /// <param name="type">TYPE of the RRs.</param>
    /// <param name="ttlSeconds">Their TTL.</param>
    /// <param name="records">RDATA of each.</param>
    /// <returns>Its number.</returns>
    public int AddWindow(int member, RRType type, uint ttlSeconds, IReadOnlyList<byte[]> records)
    {
        var start = _octets.Length;
        foreach (var rdata in records)
            _octets.AppendRecordOfQuestion(type, ttlSeconds, rdata);
        return AddWindow(member, start, _octets.Length, records.Count);
    }

    /// <summary>Adds steps.</summary>
    /// <param name="choice">What chooses among them.</param>
    /// <param name="steps">Their windows, counted from <paramref name="firstWindow"/>.</param>
    /// <param name="firstWindow">Number of a window.</param>
    public SteeredAnswer AddSteps(StepChoice choice, IReadOnlyCollection<ushort> steps, int firstWindow)
    {
        var longest = _windows.Skip(firstWindow).Max(window => window.Length);
        var answer = new SteeredAnswer(choice, _steps.Count, steps.Count, firstWindow, longest);
        _steps.AddRange(steps);
        return answer;
    }

    public PoolAnswers ToAnswers() =>
        new(regionCount, _answers, [.. _windows], [.. _steps], _octets.Buffer[.._octets.Length]);

    private int AddWindow(int member, int start, int end, int count)
    {
        if (end - start > ushort.MaxValue)
            throw new InvalidOperationException($"{count} RRs of a pool do not fit in a message");
        _windows.Add(new AnswerWindow(start, member, (ushort)(end - start), (ushort)count));
        return _windows.Count - 1;
    }
}
