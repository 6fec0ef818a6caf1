/* What is asked: a file of lines "NAME TYPE [E|D]" made into queries ready to send. */
#ifndef QUESTIONS_H
#define QUESTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    HEADER_OCTETS = 12,
    NAME_OCTETS_MAX = 255,
    OPT_OCTETS = 11,
    /* The option (RFC 7871 section 6): code, length, family, two prefix lengths, the octets of a /24. */
    SUBNET_OCTETS = 2 + 2 + 2 + 1 + 1 + 3,
    /* Header, question, OPT with a client subnet. */
    QUERY_OCTETS_MAX = HEADER_OCTETS + NAME_OCTETS_MAX + 4 + OPT_OCTETS + SUBNET_OCTETS,
};

struct question {
    char *text;              /* "NAME TYPE", as the file has it */
    uint16_t type;
    uint16_t length;         /* octets of the whole query */
    uint16_t question_length; /* octets of the question section */
    uint16_t subnet_at;       /* where the /24 stands in the query; 0: it has none */
    uint8_t query[QUERY_OCTETS_MAX];
};

struct questions {
    struct question *distinct;
    uint32_t distinct_count;
    uint32_t *order; /* one a line: which of the distinct ones it is */
    uint32_t count;
};

/* What is put to every query of a file; a subnet is an option in an OPT. */
struct extras {
    bool edns, subnet;
};

/* Reads a file. Ends the process with 2 where a line is no question. */
struct questions read_questions(const char *path, struct extras extras);

/* Puts another /24 into a query that has a client subnet: any of IPv4, one as likely as another, always the same in
 * the same order. */
void draw_subnet(struct question *q);

#endif
