/* What is asked: a file of lines "NAME TYPE [E|D]" made into queries ready to send. */
#ifndef QUESTIONS_H
#define QUESTIONS_H

#include <stddef.h>
#include <stdint.h>

enum {
    HEADER_OCTETS = 12,
    NAME_OCTETS_MAX = 255,
    /* Header, question, OPT without options. */
    QUERY_OCTETS_MAX = HEADER_OCTETS + NAME_OCTETS_MAX + 4 + 11,
};

struct question {
    char *text;              /* "NAME TYPE", as the file has it */
    uint16_t type;
    uint16_t length;         /* octets of the whole query */
    uint16_t question_length; /* octets of the question section */
    uint8_t query[QUERY_OCTETS_MAX];
};

struct questions {
    struct question *distinct;
    uint32_t distinct_count;
    uint32_t *order; /* one a line: which of the distinct ones it is */
    uint32_t count;
};

/* Reads a file; with_edns puts an OPT to every query. Ends the process with 2 where a line is no question. */
struct questions read_questions(const char *path, int with_edns);

#endif
