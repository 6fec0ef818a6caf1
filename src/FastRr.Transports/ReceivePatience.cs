namespace FastRr.Transports;

/// <summary>Keeps a receive error that stays from costing a whole CPU. One for each loop.</summary>
internal struct ReceivePatience
{
    /// <summary>So many failed receives on end and the loop pauses before each further one.</summary>
    private const int MostFailuresOnEnd = 16;

    private const int PauseMilliseconds = 10;

    private int _failuresOnEnd;

    public static void Pause() => Thread.Sleep(PauseMilliseconds);

    /// <summary>A receive succeeded: patience starts anew.</summary>
    public void Renew() => _failuresOnEnd = 0;

    /// <summary>Counts a failed receive.</summary>
    /// <returns>Whether patience is at its end, and the loop has to <see cref="Pause"/>.</returns>
    public bool IsEndedByFailure() => ++_failuresOnEnd >= MostFailuresOnEnd;
}
