#define _GNU_SOURCE
#include "questions.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAYLOAD_SIZE = 1232, TYPE_OPT = 41, LABEL_OCTETS_MAX = 63 };
enum { OPTION_SUBNET = 8, FAMILY_IPV4 = 1, SUBNET_BITS = 24 };

static const struct {
    const char *name;
    uint16_t value;
} TYPES[] = {
    {"A", 1},     {"NS", 2},     {"CNAME", 5},  {"SOA", 6},   {"PTR", 12},    {"MX", 15},    {"TXT", 16},  {"AAAA", 28},
    {"SRV", 33},  {"NAPTR", 35}, {"DNAME", 39}, {"DS", 43},   {"RRSIG", 46},  {"NSEC", 47},  {"DNSKEY", 48},
    {"TLSA", 52}, {"SVCB", 64},  {"HTTPS", 65}, {"ANY", 255}, {"CAA", 257},
};

static int parse_type(const char *text)
{
    for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++)
        if (strcasecmp(text, TYPES[i].name) == 0)
            return TYPES[i].value;
    char *end;
    if (strncasecmp(text, "TYPE", 4) != 0)
        return -1;
    long value = strtol(text + 4, &end, 10);
    return end > text + 4 && *end == 0 && value >= 0 && value <= 65535 ? (int)value : -1;
}

/* The name in wire form; its length, or 0 where it is none. Names with escapes are not taken. */
static size_t compose_name(const char *text, uint8_t *to)
{
    size_t length = 0;
    if (strcmp(text, ".") == 0)
        text = "";
    while (*text != 0) {
        size_t label = strcspn(text, ".");
        if (label == 0 || label > LABEL_OCTETS_MAX || length + label + 2 > NAME_OCTETS_MAX
            || memchr(text, '\\', label) != NULL)
            return 0;
        to[length++] = (uint8_t)label;
        memcpy(to + length, text, label);
        length += label;
        text += label + (text[label] == '.');
    }
    to[length++] = 0;
    return length;
}

static void put16(uint8_t *to, unsigned value)
{
    to[0] = (uint8_t)(value >> 8);
    to[1] = (uint8_t)value;
}

/* An OPT, with a client subnet of zeros if there is to be one; where it ends. */
static uint8_t *compose_opt(struct question *q, uint8_t *at, bool with_do, bool with_subnet)
{
    memset(at, 0, OPT_OCTETS);
    put16(at + 1, TYPE_OPT);
    put16(at + 3, PAYLOAD_SIZE);
    at[7] = with_do ? 0x80 : 0;
    uint8_t *option = at + OPT_OCTETS;
    if (!with_subnet)
        return option;
    put16(at + 9, SUBNET_OCTETS);
    memset(option, 0, SUBNET_OCTETS);
    put16(option, OPTION_SUBNET);
    put16(option + 2, SUBNET_OCTETS - 4);
    put16(option + 4, FAMILY_IPV4);
    option[6] = SUBNET_BITS;
    q->subnet_at = (uint16_t)(option + 8 - q->query);
    return option + SUBNET_OCTETS;
}

void draw_subnet(struct question *q)
{
    static uint64_t state = 0x9e3779b97f4a7c15; /* xorshift64 */
    if (q->subnet_at == 0)
        return;
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    for (int i = 0; i < SUBNET_BITS / 8; i++)
        q->query[q->subnet_at + i] = (uint8_t)(state >> (32 + 8 * i));
}

/* 0 where the words are no question. */
static int compose_query(struct question *q, const char *name, const char *type, struct extras extras, bool with_do)
{
    int number = parse_type(type);
    size_t name_length = compose_name(name, q->query + HEADER_OCTETS);
    if (number < 0 || name_length == 0)
        return 0;
    uint8_t *at = q->query + HEADER_OCTETS + name_length;
    put16(at, (unsigned)number);
    put16(at + 2, 1);
    at += 4;
    put16(q->query + 4, 1);
    q->type = (uint16_t)number;
    q->question_length = (uint16_t)(name_length + 4);
    if (extras.edns || extras.subnet) {
        put16(q->query + 10, 1);
        at = compose_opt(q, at, with_do, extras.subnet);
    }
    q->length = (uint16_t)(at - q->query);
    return 1;
}

static uint64_t hash_of(const struct question *q)
{
    uint64_t hash = 0xcbf29ce484222325; /* FNV-1a */
    for (unsigned i = 0; i < q->length; i++)
        hash = (hash ^ q->query[i]) * 0x100000001b3;
    return hash ^ hash >> 29;
}

static void *grown(void *memory, size_t count, size_t size)
{
    /* Doubled whenever the count is a power of two. */
    if (count != 0 && (count & (count - 1)) != 0)
        return memory;
    memory = realloc(memory, (count == 0 ? 1 : count * 2) * size);
    if (memory == NULL) {
        perror("pacer");
        exit(1);
    }
    return memory;
}

/* The place of a question equal to this one, or the empty slot for it. */
static uint32_t *find_slot(uint32_t *slots, uint32_t mask, const struct questions *all, const struct question *q)
{
    for (uint32_t i = (uint32_t)hash_of(q) & mask;; i = (i + 1) & mask) {
        const struct question *other = slots[i] == 0 ? NULL : &all->distinct[slots[i] - 1];
        if (other == NULL || (other->length == q->length && memcmp(other->query, q->query, q->length) == 0))
            return &slots[i];
    }
}

static uint32_t *index_again(uint32_t *slots, uint32_t mask, const struct questions *all)
{
    free(slots);
    slots = calloc((size_t)mask + 1, sizeof *slots);
    for (uint32_t i = 0; slots != NULL && i < all->distinct_count; i++)
        *find_slot(slots, mask, all, &all->distinct[i]) = i + 1;
    return slots;
}

struct questions read_questions(const char *path, struct extras extras)
{
    struct questions all = {0};
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        fprintf(stderr, "pacer: cannot read %s\n", path);
        exit(2);
    }
    uint32_t mask = 1023, *slots = index_again(NULL, mask, &all);
    char *line = NULL, name[1024], type[32], flag[8];
    size_t size = 0;
    for (unsigned number = 1; getline(&line, &size, file) >= 0; number++) {
        int words = sscanf(line, "%1023s %31s %7s", name, type, flag);
        if (words <= 0 || name[0] == ';' || name[0] == '#')
            continue;
        struct question q = {0};
        bool with_do = words == 3 && strcmp(flag, "D") == 0;
        bool is_flag = words < 3 || with_do || strcmp(flag, "E") == 0;
        struct extras own = {.edns = extras.edns || words == 3, .subnet = extras.subnet};
        if (words < 2 || !is_flag || !compose_query(&q, name, type, own, with_do)) {
            fprintf(stderr, "pacer: %s:%u: expected NAME TYPE [E|D]\n", path, number);
            exit(2);
        }
        uint32_t *slot = find_slot(slots, mask, &all, &q);
        if (*slot == 0) {
            if (asprintf(&q.text, "%s %s", name, type) < 0)
                abort();
            all.distinct = grown(all.distinct, all.distinct_count, sizeof q);
            all.distinct[all.distinct_count++] = q;
            *slot = all.distinct_count;
        }
        all.order = grown(all.order, all.count, sizeof *all.order);
        all.order[all.count++] = *slot - 1;
        if (all.distinct_count > mask / 2)
            slots = index_again(slots, mask = mask * 2 + 1, &all);
    }
    fclose(file);
    free(line);
    free(slots);
    if (all.count == 0) {
        fprintf(stderr, "pacer: no question in %s\n", path);
        exit(2);
    }
    return all;
}
