/* What both generators share: options, when the next query is due, and what is told at the end. */
#ifndef PACE_H
#define PACE_H

#include <stdbool.h>
#include <stdint.h>

#include "questions.h"
#include "tally.h"

enum { CONNECTIONS_MAX = 64, IDS = 65536 };

#define SECOND ((int64_t)1000000000)

struct options {
    const char *address, *port, *path;
    double rate;     /* queries a second; 0: as fast as the answers come */
    double seconds;  /* how long queries are sent */
    double patience; /* a response later than this is lost */
    uint64_t queries;
    unsigned window;      /* without a rate: queries outstanding */
    unsigned connections; /* source ports */
    bool shares, renews;
    struct extras extras;
};

struct counts {
    uint64_t sent, answered, lost, late, unmatched, unsent, dropped_here, broken, tardy;
    int64_t most_tardy;
};

extern struct options options;
extern struct counts counts;

/* Reads the command line; ends the process with 2 where it is wrong. */
void read_options(int argc, char **argv, const char *usage);

/* Nanoseconds since 1970: the clock of the kernel's time stamps. */
int64_t now_ns(void);

/* Queries that may be sent now; where there are none, `wait` says for how many nanoseconds. */
uint64_t due(int64_t started, int64_t now, int64_t *wait);

/* Takes note of how late the next query leaves. */
void note_tardiness(int64_t started, int64_t now);

/* Whether sending goes on; false after SIGINT or SIGTERM. */
bool goes_on(int64_t started, int64_t now);

/* Ends the process with 1 and the error of the last system call. */
_Noreturn void fail(const char *what);

/* The result as JSON. */
void print_result(const struct tally *tally, double seconds);

#endif
