/*
 * Asks a server over UDP, either at a pace that does not wait for answers (-r) or with so many queries outstanding
 * (-w), and tells what came back as JSON: counts, response codes, a histogram of latency, and with -s who stood first.
 *
 * A response counts only if id and question are those of a query that waits. Latency runs from the moment before the
 * query is sent to the kernel's time stamp of its response, so a late look at the socket is not in it. One thread, one
 * CPU: nothing else has to run there.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "questions.h"
#include "tally.h"

enum {
    IDS = 65536,
    SOCKETS_MAX = 64,
    BATCH = 32,
    RESPONSE_OCTETS = 4096,
    SOCKET_BUFFER_OCTETS = 4 << 20,
    /* Sent in one go before the sockets are looked at again. */
    BURST_MAX = 16,
};

static const int64_t SECOND = 1000000000;
/* A wait this short is spent looking, not sleeping. */
static const int64_t SPIN_BELOW = 100000;
/* A query sent so much after its time counts as one the generator was late with. */
static const int64_t TARDY_ABOVE = 1000000;

static const char USAGE[] =
    "usage: pacer [options] ADDRESS PORT QUERYFILE\n"
    "  -r RATE     queries a second, whether answered or not\n"
    "  -w WINDOW   without a rate: so many outstanding (64)\n"
    "  -t SECONDS  how long (1)\n"
    "  -n QUERIES  no more than so many\n"
    "  -c SOCKETS  source ports, 1 to 64 (16)\n"
    "  -W SECONDS  a response later than this is lost (1)\n"
    "  -e          EDNS in every query\n"
    "  -s          count which address stands first in each answer\n";

/* A query that was sent. Query n goes by socket n % sockets under the id n / sockets: both tell n back. */
struct pending {
    int64_t sent_at;
    uint32_t which;
    bool waits;
};

static struct options {
    double rate, seconds, patience;
    uint64_t queries;
    unsigned window, sockets;
    bool edns, shares;
} options = {.seconds = 1, .patience = 1, .queries = UINT64_MAX, .window = 64, .sockets = 16};

static struct questions questions;
static struct tally *tally;
static struct pollfd sockets[SOCKETS_MAX];
static uint32_t dropped_at[SOCKETS_MAX]; /* the kernel's count of responses this side had no room for */
static struct pending *pending;
static uint64_t next_query, oldest, answered, expired, late, unmatched, unsent, tardy;
static int64_t most_tardy;
static volatile sig_atomic_t stopping;

static int64_t now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return t.tv_sec * SECOND + t.tv_nsec;
}

static void stop(int signal)
{
    (void)signal;
    stopping = 1;
}

static void fail(const char *what)
{
    fprintf(stderr, "pacer: %s: %s\n", what, strerror(errno));
    exit(1);
}

static struct pending *slot_of(uint64_t n)
{
    return &pending[n % options.sockets * IDS + n / options.sockets % IDS];
}

static void open_sockets(const char *address, const char *port)
{
    struct addrinfo hints = {.ai_socktype = SOCK_DGRAM, .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV}, *server;
    if (getaddrinfo(address, port, &hints, &server) != 0) {
        fprintf(stderr, "pacer: '%s' port '%s' is no address\n", address, port);
        exit(2);
    }
    for (unsigned i = 0; i < options.sockets; i++) {
        int fd = socket(server->ai_family, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0), one = 1;
        int octets = SOCKET_BUFFER_OCTETS;
        if (fd < 0 || connect(fd, server->ai_addr, server->ai_addrlen) != 0)
            fail("socket");
        if (setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &octets, sizeof octets) != 0)
            setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &octets, sizeof octets);
        if (setsockopt(fd, SOL_SOCKET, SO_TIMESTAMPNS, &one, sizeof one) != 0
            || setsockopt(fd, SOL_SOCKET, SO_RXQ_OVFL, &one, sizeof one) != 0)
            fail("setsockopt");
        sockets[i] = (struct pollfd){.fd = fd, .events = POLLIN};
    }
    freeaddrinfo(server);
}

static void send_query(uint64_t n)
{
    uint32_t which = questions.order[n % questions.count];
    struct question *q = &questions.distinct[which];
    uint16_t id = (uint16_t)(n / options.sockets);
    q->query[0] = (uint8_t)(id >> 8);
    q->query[1] = (uint8_t)id;
    *slot_of(n) = (struct pending){.sent_at = now_ns(), .which = which, .waits = true};
    /* ECONNREFUSED is news of an earlier query; this one is sent again. */
    for (int tries = 0; send(sockets[n % options.sockets].fd, q->query, q->length, 0) < 0; tries++) {
        if (tries == 3) {
            unsent++;
            return;
        }
    }
}

static void take_response(unsigned socket, const uint8_t *message, int length, int64_t at)
{
    if (length < HEADER_OCTETS || (message[2] & 0x80) == 0) {
        unmatched++;
        return;
    }
    struct pending *p = &pending[socket * IDS + (message[0] << 8 | message[1])];
    const struct question *q = &questions.distinct[p->which];
    if (p->sent_at == 0 || length < HEADER_OCTETS + q->question_length
        || memcmp(message + HEADER_OCTETS, q->query + HEADER_OCTETS, q->question_length) != 0) {
        unmatched++;
    } else if (p->waits) {
        p->waits = false;
        answered++;
        count_response(tally, p->which, message, length, at - p->sent_at);
    } else {
        late++;
        p->sent_at = 0; /* a second one would be unmatched */
    }
}

static int64_t stamp_of(unsigned socket, struct msghdr *header)
{
    int64_t at = 0;
    for (struct cmsghdr *c = CMSG_FIRSTHDR(header); c != NULL; c = CMSG_NXTHDR(header, c)) {
        if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_TIMESTAMPNS) {
            struct timespec t;
            memcpy(&t, CMSG_DATA(c), sizeof t);
            at = t.tv_sec * SECOND + t.tv_nsec;
        } else if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SO_RXQ_OVFL) {
            memcpy(&dropped_at[socket], CMSG_DATA(c), sizeof dropped_at[socket]);
        }
    }
    return at != 0 ? at : now_ns();
}

static void receive(unsigned socket)
{
    static uint8_t data[BATCH][RESPONSE_OCTETS];
    static uint64_t control[BATCH][16];
    struct iovec vectors[BATCH];
    struct mmsghdr messages[BATCH] = {0};
    int received;
    do {
        for (int i = 0; i < BATCH; i++) {
            vectors[i] = (struct iovec){data[i], RESPONSE_OCTETS};
            messages[i].msg_hdr.msg_iov = &vectors[i];
            messages[i].msg_hdr.msg_iovlen = 1;
            messages[i].msg_hdr.msg_control = control[i];
            messages[i].msg_hdr.msg_controllen = sizeof control[i];
        }
        received = recvmmsg(sockets[socket].fd, messages, BATCH, MSG_DONTWAIT, NULL);
        for (int i = 0; i < received; i++)
            take_response(socket, data[i], (int)messages[i].msg_len, stamp_of(socket, &messages[i].msg_hdr));
    } while (received == BATCH);
}

static void receive_all(int64_t wait)
{
    struct timespec timeout = {.tv_nsec = wait};
    if (ppoll(sockets, options.sockets, &timeout, NULL) <= 0)
        return;
    for (unsigned i = 0; i < options.sockets; i++)
        if (sockets[i].revents != 0)
            receive(i);
}

/* Gives up what has waited for too long. */
static void expire(int64_t before)
{
    for (; oldest < next_query; oldest++) {
        struct pending *p = slot_of(oldest);
        if (p->waits && p->sent_at >= before)
            return;
        expired += p->waits;
        p->waits = false;
    }
}

/* Queries that may be sent now; how long there is nothing to send, where there are none. */
static uint64_t due(int64_t started, int64_t now, int64_t *wait)
{
    *wait = SECOND / 100;
    uint64_t room = (uint64_t)options.sockets * IDS - (next_query - oldest);
    if (options.rate <= 0) {
        uint64_t outstanding = next_query - answered - expired;
        uint64_t free = outstanding < options.window ? options.window - outstanding : 0;
        return free < room ? free : room;
    }
    double step = (double)SECOND / options.rate;
    uint64_t target = (uint64_t)((double)(now - started) / step) + 1;
    if (target > next_query)
        return target - next_query < room ? target - next_query : room;
    int64_t until = started + (int64_t)((double)next_query * step) - now;
    if (until < SPIN_BELOW)
        *wait = 0;
    else if (until - SPIN_BELOW / 2 < *wait)
        *wait = until - SPIN_BELOW / 2;
    return 0;
}

static void note_tardiness(int64_t started, int64_t now)
{
    if (options.rate <= 0)
        return;
    int64_t by = now - started - (int64_t)((double)next_query * (double)SECOND / options.rate);
    tardy += by > TARDY_ABOVE;
    if (by > most_tardy)
        most_tardy = by;
}

static double run(void)
{
    int64_t patience = (int64_t)(options.patience * (double)SECOND);
    int64_t started = now_ns(), end = started + (int64_t)(options.seconds * (double)SECOND), now = started;
    while (now < end && next_query < options.queries && !stopping) {
        int64_t wait;
        uint64_t count = due(started, now, &wait);
        for (uint64_t i = 0; i < count && i < BURST_MAX && next_query < options.queries; i++) {
            note_tardiness(started, now);
            send_query(next_query++);
        }
        receive_all(count > 0 ? 0 : wait);
        now = now_ns();
        expire(now - patience);
    }
    double seconds = (double)(now - started) / (double)SECOND;
    while (oldest < next_query) {
        receive_all(SECOND / 1000);
        expire(now_ns() - patience);
    }
    return seconds;
}

static void read_options(int argc, char **argv)
{
    for (int option; (option = getopt(argc, argv, "r:w:t:n:c:W:es")) >= 0;) {
        switch (option) {
        case 'r': options.rate = atof(optarg); break;
        case 'w': options.window = (unsigned)atoi(optarg); break;
        case 't': options.seconds = atof(optarg); break;
        case 'n': options.queries = strtoull(optarg, NULL, 10); break;
        case 'c': options.sockets = (unsigned)atoi(optarg); break;
        case 'W': options.patience = atof(optarg); break;
        case 'e': options.edns = true; break;
        case 's': options.shares = true; break;
        default: fputs(USAGE, stderr); exit(2);
        }
    }
    bool good = options.sockets >= 1 && options.sockets <= SOCKETS_MAX && options.window >= 1 && options.seconds > 0
        && options.patience > 0;
    if (argc - optind != 3 || !good) {
        fputs(USAGE, stderr);
        exit(2);
    }
}

int main(int argc, char **argv)
{
    read_options(argc, argv);
    questions = read_questions(argv[optind + 2], options.edns);
    tally = new_tally(&questions, options.shares);
    pending = calloc((size_t)options.sockets * IDS, sizeof *pending);
    if (pending == NULL)
        fail("memory");
    open_sockets(argv[optind], argv[optind + 1]);
    /* Waits end when they should, not up to 50 us later. */
    prctl(PR_SET_TIMERSLACK, 1UL);
    signal(SIGINT, stop);
    signal(SIGTERM, stop);
    double seconds = run();
    uint64_t dropped_here = 0;
    for (unsigned i = 0; i < options.sockets; i++)
        dropped_here += dropped_at[i];
    printf("{\"seconds\": %.6f, \"sent\": %lu, \"answered\": %lu, \"lost\": %lu, \"late\": %lu, \"unmatched\": %lu,\n"
           "\"unsent\": %lu, \"dropped_here\": %lu, \"tardy\": %lu, \"most_tardy_us\": %.1f,\n",
           seconds, next_query, answered, expired, late, unmatched, unsent, dropped_here, tardy,
           (double)most_tardy / 1000);
    print_tally(tally, stdout);
    puts("}");
    return 0;
}
