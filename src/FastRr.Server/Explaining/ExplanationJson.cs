using System.Text.Json;
using FastRr.Answers;
using FastRr.Answers.Snapshots;
using FastRr.Pools;
using FastRr.Server.Commands;
using FastRr.Wire.Names;
using FastRr.Wire.RData;

namespace FastRr.Server.Explaining;

/// <summary>An explanation for tools: one JSON object whose keys stay as they are.</summary>
internal static class ExplanationJson
{
    /// <param name="json">Where to.</param>
    /// <param name="explanation">What is told.</param>
    /// <param name="isOffline">No server was asked: all members are taken to be up.</param>
    public static void Write(Utf8JsonWriter json, Explanation explanation, bool isOffline)
    {
        var (query, response) = (explanation.Query, explanation.Response);
        json.WriteStartObject();
        json.WriteString("name", DomainNameText.Format(query.Name));
        json.WriteString("type", RDataText.FormatType(query.Type));
        json.WriteString("client", query.Client.ToString());
        json.WriteBoolean("client-assumed", query.IsClientAssumed);
        json.WriteString("subnet", query.Subnet?.ToString());
        json.WriteBoolean("offline", isOffline);
        json.WriteString("outcome", ExplanationWords.Of(explanation.Outcome));
        json.WriteString("rcode", ExplanationWords.Of(response.Rcode));
        WriteNumber(json, "extended-error", (int?)response.ExtendedError);
        json.WriteBoolean("authoritative", response.IsAuthoritative);
        json.WriteBoolean("tcp", explanation.IsOverStream);
        WritePath(json, explanation);
        WriteRegion(json, explanation.Region);
        WriteNumber(json, "scope", response.ScopeLength);
        WritePool(json, explanation.Pool);
        json.WriteStartArray("decisions");
        foreach (var decision in explanation.Decisions)
            WriteDecision(json, decision);
        json.WriteEndArray();
        WriteTurn(json, explanation);
        WriteTtl(json, explanation.Ttl);
        WriteRecords(json, "answer", response.Answer);
        WriteRecords(json, "authority", response.Authority);
        WriteRecords(json, "additional", response.Additional);
        json.WriteEndObject();
    }

    private static void WritePath(Utf8JsonWriter json, Explanation explanation)
    {
        json.WriteStartArray("path");
        foreach (var (name, found) in explanation.Path)
        {
            json.WriteStartObject();
            json.WriteString("name", DomainNameText.Format(name));
            json.WriteString("standing", ExplanationWords.Of(found.Standing));
            json.WriteString("zone", found.Apex.IsEmpty ? null : DomainNameText.Format(found.Apex.Span));
            json.WriteString("decider", DomainNameText.Format(found.Decider.Span));
            json.WriteString("owns", found.Answer is { } answer ? RDataText.FormatType(answer.Type) : null);
            var isRing = found.Answer is { Kind: AnswerKind.Positive or AnswerKind.Referral, Count: > 1 };
            json.WriteString("order", isRing ? ExplanationWords.Of(found.Answer!.Value.Order) : null);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("end", ExplanationWords.Of(explanation.End));
    }

    private static void WriteRegion(Utf8JsonWriter json, ExplainedRegion? region)
    {
        if (region is null)
        {
            json.WriteNull("region");
            return;
        }
        json.WriteStartObject("region");
        json.WriteString("name", region.Name);
        json.WriteString("by", GeoReport.KindOf(region.Rule));
        json.WriteString("rule", region.Rule.Text);
        json.WriteString("prefix", region.Prefix);
        json.WriteEndObject();
    }

    private static void WritePool(Utf8JsonWriter json, Pool? pool)
    {
        if (pool is null)
        {
            json.WriteNull("pool");
            return;
        }
        json.WriteStartObject("pool");
        json.WriteString("name", pool.Name);
        json.WriteString("kind", ExplanationWords.Of(pool.Kind));
        json.WriteString("policy", ExplanationWords.Of(pool.Policy));
        json.WriteNumber("answers", pool.AnswerLimit);
        json.WriteNumber("healthy-share", pool.HealthyShare);
        json.WriteString("when-all-down", ExplanationWords.Of(pool.WhenAllDown));
        json.WriteNumber("longest-ttl", pool.Ttl.LongestSeconds);
        json.WriteNumber("shortest-ttl", pool.Ttl.ShortestSeconds);
        json.WriteEndObject();
    }

    private static void WriteDecision(Utf8JsonWriter json, ExplainedDecision explained)
    {
        var decision = explained.Decision;
        json.WriteStartObject();
        json.WriteString("type", RDataText.FormatType(explained.Type));
        json.WriteString("outcome", ExplanationWords.Of(decision.Outcome));
        json.WriteString("region", decision.Used?.Region.Name);
        json.WriteBoolean("all-down", decision.IsAllDown);
        json.WriteStartArray("tried");
        foreach (var tried in decision.Tried)
        {
            json.WriteStartObject();
            json.WriteString("region", tried.Turn.Region.Name);
            json.WriteString("why", ExplanationWords.Of(tried.Turn.Why));
            WriteNumber(json, "kilometres", tried.Turn.Kilometres is { } far ? (int)Math.Round(far) : null);
            json.WriteString("verdict", ExplanationWords.Of(tried.Verdict));
            json.WriteNumber("well-weight", tried.WellWeight);
            json.WriteNumber("total-weight", tried.TotalWeight);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("members");
        foreach (var member in explained.Members)
        {
            json.WriteStartObject();
            json.WriteString("name", member.Member.Name);
            json.WriteString("data", member.Data.Length == 0 ? null : member.Data);
            json.WriteNumber("weight", member.Member.Weight);
            json.WriteString("state", ExplanationWords.Of(member.State));
            json.WriteNumber("share", Math.Round(member.Share, 6));
            WriteNumber(json, "place", member.Place == 0 ? null : member.Place);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTurn(Utf8JsonWriter json, Explanation explanation)
    {
        if (explanation.Turn is not { Choice: StepChoice.Turn or StepChoice.ClientPrefix } turn)
        {
            json.WriteNull("turn");
            return;
        }
        var by = turn.Choice == StepChoice.ClientPrefix ? "prefix" : explanation.Last.Found.Answer switch
        {
            { Kind: not AnswerKind.Steered, Count: > 1, Order: RotationOrder.Random } => "chance",
            { Kind: not AnswerKind.Steered, Count: > 1, Order: RotationOrder.Subnet } => "source",
            _ => "turn",
        };
        json.WriteStartObject("turn");
        json.WriteString("by", by);
        WriteNumber(json, "number", by is "turn" or "prefix" ? turn.Number : null);
        json.WriteNumber("of", turn.Count);
        json.WriteEndObject();
    }

    private static void WriteTtl(Utf8JsonWriter json, ExplainedTtl? ttl)
    {
        if (ttl is null)
        {
            json.WriteNull("ttl");
            return;
        }
        json.WriteStartObject("ttl");
        json.WriteNumber("seconds", ttl.Seconds);
        json.WriteString("reason", ExplanationWords.Of(ttl.Origin));
        json.WriteEndObject();
    }

    private static void WriteRecords(Utf8JsonWriter json, string section, IReadOnlyList<ResponseRecord> records)
    {
        json.WriteStartArray(section);
        foreach (var record in records)
        {
            json.WriteStartObject();
            json.WriteString("name", DomainNameText.Format(record.Owner));
            json.WriteNumber("ttl", record.TtlSeconds);
            json.WriteString("type", RDataText.FormatType(record.Type));
            json.WriteString("data", record.Data);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
