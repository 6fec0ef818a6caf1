#define _GNU_SOURCE
#include "pace.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

/* A wait this short is spent looking, not sleeping. */
static const int64_t SPIN_BELOW = 100000;
/* A query sent so much after its time counts as one the generator was late with. */
static const int64_t TARDY_ABOVE = 1000000;

struct options options = {
    .seconds = 1, .patience = 1, .queries = UINT64_MAX, .window = 64, .connections = 16};
struct counts counts;

static volatile sig_atomic_t stopping;

static void stop(int signal)
{
    (void)signal;
    stopping = 1;
}

void read_options(int argc, char **argv, const char *usage)
{
    for (int option; (option = getopt(argc, argv, "r:w:t:n:c:W:eSsN")) >= 0;) {
        switch (option) {
        case 'r': options.rate = atof(optarg); break;
        case 'w': options.window = (unsigned)atoi(optarg); break;
        case 't': options.seconds = atof(optarg); break;
        case 'n': options.queries = strtoull(optarg, NULL, 10); break;
        case 'c': options.connections = (unsigned)atoi(optarg); break;
        case 'W': options.patience = atof(optarg); break;
        case 'e': options.extras.edns = true; break;
        case 'S': options.extras.subnet = true; break;
        case 's': options.shares = true; break;
        case 'N': options.renews = true; break;
        default: fputs(usage, stderr); exit(2);
        }
    }
    bool good = options.connections >= 1 && options.connections <= CONNECTIONS_MAX && options.window >= 1
        && options.seconds > 0 && options.patience > 0;
    if (argc - optind != 3 || !good) {
        fputs(usage, stderr);
        exit(2);
    }
    options.address = argv[optind];
    options.port = argv[optind + 1];
    options.path = argv[optind + 2];
    /* Waits end when they should, not up to 50 us later. */
    prctl(PR_SET_TIMERSLACK, 1UL);
    signal(SIGINT, stop);
    signal(SIGTERM, stop);
    signal(SIGPIPE, SIG_IGN);
}

int64_t now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return t.tv_sec * SECOND + t.tv_nsec;
}

uint64_t due(int64_t started, int64_t now, int64_t *wait)
{
    *wait = SECOND / 100;
    if (options.rate <= 0) {
        uint64_t outstanding = counts.sent - counts.answered - counts.lost;
        return outstanding < options.window ? options.window - outstanding : 0;
    }
    double step = (double)SECOND / options.rate;
    uint64_t target = (uint64_t)((double)(now - started) / step) + 1;
    if (target > counts.sent)
        return target - counts.sent;
    int64_t until = started + (int64_t)((double)counts.sent * step) - now;
    if (until < SPIN_BELOW)
        *wait = 0;
    else if (until - SPIN_BELOW / 2 < *wait)
        *wait = until - SPIN_BELOW / 2;
    return 0;
}

void note_tardiness(int64_t started, int64_t now)
{
    if (options.rate <= 0)
        return;
    int64_t by = now - started - (int64_t)((double)counts.sent * (double)SECOND / options.rate);
    counts.tardy += by > TARDY_ABOVE;
    if (by > counts.most_tardy)
        counts.most_tardy = by;
}

bool goes_on(int64_t started, int64_t now)
{
    return now < started + (int64_t)(options.seconds * (double)SECOND) && counts.sent < options.queries && !stopping;
}

void fail(const char *what)
{
    fprintf(stderr, "%s: %s: %s\n", program_invocation_short_name, what, strerror(errno));
    exit(1);
}

void print_result(const struct tally *tally, double seconds)
{
    printf("{\"seconds\": %.6f, \"sent\": %lu, \"answered\": %lu, \"lost\": %lu, \"late\": %lu, \"unmatched\": %lu,\n"
           "\"unsent\": %lu, \"dropped_here\": %lu, \"broken\": %lu, \"tardy\": %lu, \"most_tardy_us\": %.1f,\n",
           seconds, counts.sent, counts.answered, counts.lost, counts.late, counts.unmatched, counts.unsent,
           counts.dropped_here, counts.broken, counts.tardy, (double)counts.most_tardy / 1000);
    print_tally(tally, stdout);
    puts("}");
}
