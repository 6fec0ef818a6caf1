#define _GNU_SOURCE
#include "tally.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

enum {
    TYPE_A = 1,
    TYPE_AAAA = 28,
    RCODES = 16,
    /* Buckets: 64 a power of two, so that one is at most 1/64 = 1.6 % wide. */
    STEP_BITS = 6,
    STEPS = 1 << STEP_BITS,
    BUCKETS = (64 - STEP_BITS) * STEPS,
    MEMBERS_MAX = 32,
};

struct member {
    uint8_t address[16];
    uint64_t first;
};

struct share {
    struct member members[MEMBERS_MAX];
    uint32_t count;
    uint32_t records; /* of the largest answer */
    uint64_t others;  /* answers led by a member beyond the limit */
};

struct tally {
    const struct questions *questions;
    struct share **shares; /* by question; NULL where none are counted */
    uint64_t rcodes[RCODES];
    uint64_t buckets[BUCKETS];
};

struct tally *new_tally(const struct questions *questions, int counts_shares)
{
    struct tally *tally = calloc(1, sizeof *tally);
    if (tally == NULL)
        abort();
    tally->questions = questions;
    if (counts_shares && (tally->shares = calloc(questions->distinct_count, sizeof *tally->shares)) == NULL)
        abort();
    return tally;
}

static unsigned bucket_of(uint64_t value)
{
    if (value < STEPS)
        return (unsigned)value;
    unsigned shift = 63 - (unsigned)__builtin_clzll(value) - STEP_BITS;
    return (shift + 1) * STEPS + (unsigned)(value >> shift & (STEPS - 1));
}

/* The largest value of a bucket. */
static uint64_t bucket_end(unsigned bucket)
{
    if (bucket < STEPS)
        return bucket;
    unsigned shift = bucket / STEPS - 1;
    return ((uint64_t)(STEPS + bucket % STEPS + 1) << shift) - 1;
}

static int skip_name(const uint8_t *message, int length, int at)
{
    while (at < length && message[at] != 0) {
        if (message[at] >= 0xc0)
            return at + 2;
        at += 1 + message[at];
    }
    return at + 1;
}

/* Where the answer is a set of addresses: which of them stands first. */
static void count_share(struct tally *tally, uint32_t which, const uint8_t *message, int length)
{
    const struct question *q = &tally->questions->distinct[which];
    unsigned records = (unsigned)(message[6] << 8 | message[7]);
    if ((q->type != TYPE_A && q->type != TYPE_AAAA) || records < 2)
        return;
    int octets = q->type == TYPE_A ? 4 : 16;
    int at = skip_name(message, length, HEADER_OCTETS + q->question_length);
    if (at + 10 + octets > length || (message[at] << 8 | message[at + 1]) != q->type
        || (message[at + 8] << 8 | message[at + 9]) != octets)
        return;
    struct share *share = tally->shares[which];
    if (share == NULL && (share = tally->shares[which] = calloc(1, sizeof *share)) == NULL)
        abort();
    if (records > share->records)
        share->records = records;
    const uint8_t *address = message + at + 10;
    uint32_t i = 0;
    while (i < share->count && memcmp(share->members[i].address, address, octets) != 0)
        i++;
    if (i == MEMBERS_MAX) {
        share->others++;
        return;
    }
    if (i == share->count) {
        memcpy(share->members[i].address, address, octets);
        share->count++;
    }
    share->members[i].first++;
}

void count_response(struct tally *tally, uint32_t which, const uint8_t *message, int length, int64_t latency)
{
    tally->rcodes[message[3] & 15]++;
    tally->buckets[bucket_of(latency < 0 ? 0 : (uint64_t)latency)]++;
    if (tally->shares != NULL)
        count_share(tally, which, message, length);
}

static void print_share(const struct share *share, const struct question *q, FILE *to)
{
    char address[INET6_ADDRSTRLEN];
    fprintf(to, "{\"question\": \"%s\", \"records\": %u, \"others\": %lu, \"first\": {", q->text, share->records,
            share->others);
    for (uint32_t i = 0; i < share->count; i++) {
        inet_ntop(q->type == TYPE_A ? AF_INET : AF_INET6, share->members[i].address, address, sizeof address);
        fprintf(to, "%s\"%s\": %lu", i == 0 ? "" : ", ", address, share->members[i].first);
    }
    fprintf(to, "}}");
}

void print_tally(const struct tally *tally, FILE *to)
{
    const char *comma = "";
    fprintf(to, "\"rcodes\": {");
    for (unsigned i = 0; i < RCODES; i++) {
        if (tally->rcodes[i] != 0) {
            fprintf(to, "%s\"%u\": %lu", comma, i, tally->rcodes[i]);
            comma = ", ";
        }
    }
    fprintf(to, "},\n\"histogram\": [");
    comma = "";
    for (unsigned i = 0; i < BUCKETS; i++) {
        if (tally->buckets[i] != 0) {
            fprintf(to, "%s[%lu, %lu]", comma, bucket_end(i), tally->buckets[i]);
            comma = ", ";
        }
    }
    fprintf(to, "],\n\"shares\": [");
    comma = "";
    for (uint32_t i = 0; tally->shares != NULL && i < tally->questions->distinct_count; i++) {
        if (tally->shares[i] != NULL) {
            fprintf(to, "%s\n", comma);
            print_share(tally->shares[i], &tally->questions->distinct[i], to);
            comma = ",";
        }
    }
    fprintf(to, "]");
}
