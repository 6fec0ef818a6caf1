/*
 * Asks a server over UDP, either at a pace that does not wait for answers (-r) or with so many queries outstanding
 * (-w), and tells what came back as JSON: counts, response codes, a histogram of latency, and with -s who stood first.
 *
 * A response counts only if id and question are those of a query that waits. Latency runs from the moment before the
 * query is sent to the kernel's time stamp of its response, so a late look at the socket is not in it. One thread, one
 * CPU: nothing else has to run there.
 */
#define _GNU_SOURCE
#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "pace.h"

enum {
    BATCH = 32,
    RESPONSE_OCTETS = 4096,
    SOCKET_BUFFER_OCTETS = 4 << 20,
    /* Sent in one go before the sockets are looked at again. */
    BURST_MAX = 16,
};

static const char USAGE[] =
    "usage: pacer [options] ADDRESS PORT QUERYFILE\n"
    "  -r RATE     queries a second, whether answered or not\n"
    "  -w WINDOW   without a rate: so many outstanding (64)\n"
    "  -t SECONDS  how long (1)\n"
    "  -n QUERIES  no more than so many\n"
    "  -c SOCKETS  source ports, 1 to 64 (16)\n"
    "  -W SECONDS  a response later than this is lost (1)\n"
    "  -e          EDNS in every query\n"
    "  -S          a client subnet in every query, each time another /24\n"
    "  -s          count which address stands first in each answer\n";

/* A query that was sent. Query n goes by socket n % sockets under the id n / sockets: both tell n back. */
struct pending {
    int64_t sent_at;
    uint32_t which;
    bool waits;
};

static struct questions questions;
static struct tally *tally;
static struct pollfd sockets[CONNECTIONS_MAX];
static uint32_t dropped_at[CONNECTIONS_MAX]; /* the kernel's count of responses this side had no room for */
static struct pending *pending;
static uint64_t oldest;

static struct pending *slot_of(uint64_t n)
{
    return &pending[n % options.connections * IDS + n / options.connections % IDS];
}

static void open_sockets(void)
{
    struct addrinfo hints = {.ai_socktype = SOCK_DGRAM, .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV}, *server;
    if (getaddrinfo(options.address, options.port, &hints, &server) != 0) {
        fprintf(stderr, "pacer: '%s' port '%s' is no address\n", options.address, options.port);
        exit(2);
    }
    for (unsigned i = 0; i < options.connections; i++) {
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
    uint16_t id = (uint16_t)(n / options.connections);
    q->query[0] = (uint8_t)(id >> 8);
    q->query[1] = (uint8_t)id;
    draw_subnet(q);
    *slot_of(n) = (struct pending){.sent_at = now_ns(), .which = which, .waits = true};
    /* ECONNREFUSED is news of an earlier query; this one is sent again. */
    for (int tries = 0; send(sockets[n % options.connections].fd, q->query, q->length, 0) < 0; tries++) {
        if (tries == 3) {
            counts.unsent++;
            return;
        }
    }
}

static void take_response(unsigned socket, const uint8_t *message, int length, int64_t at)
{
    if (length < HEADER_OCTETS || (message[2] & 0x80) == 0) {
        counts.unmatched++;
        return;
    }
    struct pending *p = &pending[socket * IDS + (message[0] << 8 | message[1])];
    const struct question *q = &questions.distinct[p->which];
    if (p->sent_at == 0 || length < HEADER_OCTETS + q->question_length
        || memcmp(message + HEADER_OCTETS, q->query + HEADER_OCTETS, q->question_length) != 0) {
        counts.unmatched++;
    } else if (p->waits) {
        p->waits = false;
        counts.answered++;
        count_response(tally, p->which, message, length, at - p->sent_at);
        p->sent_at = 0; /* a second response is unmatched */
    } else {
        counts.late++;
        p->sent_at = 0;
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
    if (ppoll(sockets, options.connections, &timeout, NULL) <= 0)
        return;
    for (unsigned i = 0; i < options.connections; i++)
        if (sockets[i].revents != 0)
            receive(i);
}

/* Gives up what has waited for too long. */
static void expire(int64_t before)
{
    for (; oldest < counts.sent; oldest++) {
        struct pending *p = slot_of(oldest);
        if (p->waits && p->sent_at >= before)
            return;
        counts.lost += p->waits;
        p->waits = false;
    }
}

static double run(void)
{
    int64_t patience = (int64_t)(options.patience * (double)SECOND);
    int64_t started = now_ns(), now = started;
    while (goes_on(started, now)) {
        int64_t wait;
        uint64_t count = due(started, now, &wait);
        /* An id is used again only when its last query has been given up. */
        uint64_t room = (uint64_t)options.connections * IDS - (counts.sent - oldest);
        for (uint64_t i = 0; i < count && i < room && i < BURST_MAX && counts.sent < options.queries; i++) {
            note_tardiness(started, now);
            send_query(counts.sent++);
        }
        receive_all(count > 0 ? 0 : wait);
        now = now_ns();
        expire(now - patience);
    }
    double seconds = (double)(now - started) / (double)SECOND;
    while (oldest < counts.sent) {
        receive_all(SECOND / 1000);
        expire(now_ns() - patience);
    }
    return seconds;
}

int main(int argc, char **argv)
{
    read_options(argc, argv, USAGE);
    questions = read_questions(options.path, options.extras);
    tally = new_tally(&questions, options.shares);
    pending = calloc((size_t)options.connections * IDS, sizeof *pending);
    if (pending == NULL)
        fail("memory");
    open_sockets();
    double seconds = run();
    for (unsigned i = 0; i < options.connections; i++)
        counts.dropped_here += dropped_at[i];
    print_result(tally, seconds);
    return 0;
}
