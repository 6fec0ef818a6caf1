/*
 * Asks a server over TCP: on connections that are kept, with queries pipelined, or with -N on a new connection for
 * each query. At a pace (-r) or as fast as the answers come (-w); tells the same as pacer does.
 *
 * Latency runs from before the query is sent, with -N before the connection is asked for, until the response is read.
 * TCP holds queries back where a server is slow: a rate that it cannot take shows as queries not sent.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "pace.h"

enum {
    LENGTH_OCTETS = 2,
    FRAME_OCTETS_MAX = LENGTH_OCTETS + 65535,
    /* Queries that wait on one connection, all of them within the ids. */
    PIPELINE_MAX = 8192,
    BURST_MAX = 16,
};

static const char USAGE[] =
    "usage: streams [options] ADDRESS PORT QUERYFILE\n"
    "  -N              a new connection for each query\n"
    "  -r RATE         queries a second\n"
    "  -w WINDOW       without a rate: so many outstanding in all (64)\n"
    "  -t SECONDS      how long (1)\n"
    "  -n QUERIES      no more than so many\n"
    "  -c CONNECTIONS  open at once, 1 to 64 (16)\n"
    "  -W SECONDS      a response later than this is lost (1)\n"
    "  -e              EDNS in every query\n"
    "  -S              a client subnet in every query, each time another /24\n"
    "  -s              count which address stands first in each answer\n";

struct pending {
    int64_t sent_at;
    uint32_t which;
    bool waits;
};

struct connection {
    int fd; /* -1: closed */
    bool is_open;
    uint64_t next, oldest; /* numbers of its queries; the lowest 16 bits are the id */
    uint64_t waiting;
    unsigned unsent_length;
    size_t received;
    /* What the socket had no room for. A query is begun only when there is nothing left of the one before. */
    uint8_t unsent[LENGTH_OCTETS + QUERY_OCTETS_MAX];
    uint8_t data[FRAME_OCTETS_MAX];
    struct pending pending[IDS];
};

static struct questions questions;
static struct tally *tally;
static struct addrinfo *server;
static struct connection *connections;
static unsigned turn;

static void find_server(void)
{
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV};
    if (getaddrinfo(options.address, options.port, &hints, &server) != 0) {
        fprintf(stderr, "streams: '%s' port '%s' is no address\n", options.address, options.port);
        exit(2);
    }
}

static void close_connection(struct connection *c)
{
    if (c->fd < 0)
        return;
    close(c->fd);
    /* What waits here gets no answer any more. */
    for (; c->oldest < c->next; c->oldest++) {
        struct pending *p = &c->pending[c->oldest % IDS];
        counts.lost += p->waits;
        p->waits = false;
    }
    c->fd = -1;
    c->is_open = false;
    c->waiting = 0;
    c->unsent_length = 0;
    c->received = 0;
}

static void break_connection(struct connection *c)
{
    counts.broken++;
    close_connection(c);
}

static void open_connection(struct connection *c)
{
    int one = 1;
    c->fd = socket(server->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (c->fd < 0)
        fail("socket");
    setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (connect(c->fd, server->ai_addr, server->ai_addrlen) == 0) {
        c->is_open = true;
    } else if (errno == EADDRNOTAVAIL) {
        fail("no source port is left; net.ipv4.tcp_tw_reuse=1 lets them be used again");
    } else if (errno != EINPROGRESS) {
        break_connection(c);
    }
}

static void flush_connection(struct connection *c)
{
    ssize_t sent = send(c->fd, c->unsent, c->unsent_length, 0);
    if (sent > 0) {
        c->unsent_length -= (unsigned)sent;
        memmove(c->unsent, c->unsent + sent, c->unsent_length);
    } else if (sent < 0 && errno != EAGAIN) {
        break_connection(c);
    }
}

static void send_query(struct connection *c)
{
    uint32_t which = questions.order[counts.sent++ % questions.count];
    struct question *q = &questions.distinct[which];
    c->pending[c->next % IDS] = (struct pending){.sent_at = now_ns(), .which = which, .waits = true};
    q->query[0] = (uint8_t)(c->next >> 8);
    q->query[1] = (uint8_t)c->next;
    draw_subnet(q);
    c->unsent[0] = (uint8_t)(q->length >> 8);
    c->unsent[1] = (uint8_t)q->length;
    memcpy(c->unsent + LENGTH_OCTETS, q->query, q->length);
    c->unsent_length = LENGTH_OCTETS + q->length;
    c->next++;
    c->waiting++;
    if (c->fd < 0)
        open_connection(c);
    if (c->is_open)
        flush_connection(c);
}

/* The next connection that can take a query, or NULL. */
static struct connection *free_connection(void)
{
    for (unsigned i = 0; i < options.connections; i++) {
        struct connection *c = &connections[turn++ % options.connections];
        bool is_free = options.renews ? c->fd < 0 : c->unsent_length == 0 && c->next - c->oldest < PIPELINE_MAX;
        if (is_free)
            return c;
    }
    return NULL;
}

static void take_response(struct connection *c, const uint8_t *message, int length, int64_t now)
{
    struct pending *p = length < HEADER_OCTETS ? NULL : &c->pending[message[0] << 8 | message[1]];
    const struct question *q = p == NULL ? NULL : &questions.distinct[p->which];
    if (p == NULL || (message[2] & 0x80) == 0 || p->sent_at == 0 || length < HEADER_OCTETS + q->question_length
        || memcmp(message + HEADER_OCTETS, q->query + HEADER_OCTETS, q->question_length) != 0) {
        counts.unmatched++;
        return;
    }
    if (p->waits) {
        counts.answered++;
        c->waiting--;
        count_response(tally, p->which, message, length, now - p->sent_at);
    } else {
        counts.late++;
    }
    p->waits = false;
    p->sent_at = 0;
}

static void receive(struct connection *c)
{
    ssize_t octets = recv(c->fd, c->data + c->received, sizeof c->data - c->received, 0);
    if (octets <= 0) {
        if (octets == 0 || errno != EAGAIN)
            break_connection(c);
        return;
    }
    int64_t now = now_ns();
    size_t at = 0;
    c->received += (size_t)octets;
    while (c->received - at >= LENGTH_OCTETS) {
        size_t length = (size_t)(c->data[at] << 8 | c->data[at + 1]);
        if (c->received - at < LENGTH_OCTETS + length)
            break;
        take_response(c, c->data + at + LENGTH_OCTETS, (int)length, now);
        at += LENGTH_OCTETS + length;
    }
    c->received -= at;
    memmove(c->data, c->data + at, c->received);
    if (options.renews && c->waiting == 0)
        close_connection(c);
}

static void finish_connecting(struct connection *c)
{
    int error = 0;
    socklen_t size = sizeof error;
    getsockopt(c->fd, SOL_SOCKET, SO_ERROR, &error, &size);
    c->is_open = error == 0;
    if (!c->is_open)
        break_connection(c);
}

static void attend(int64_t wait)
{
    struct pollfd polled[CONNECTIONS_MAX];
    for (unsigned i = 0; i < options.connections; i++) {
        struct connection *c = &connections[i];
        bool writes = !c->is_open || c->unsent_length > 0;
        polled[i] = (struct pollfd){.fd = c->fd, .events = (short)(writes ? POLLIN | POLLOUT : POLLIN)};
    }
    struct timespec timeout = {.tv_nsec = wait};
    if (ppoll(polled, options.connections, &timeout, NULL) <= 0)
        return;
    for (unsigned i = 0; i < options.connections; i++) {
        struct connection *c = &connections[i];
        if (polled[i].revents == 0)
            continue;
        if (!c->is_open)
            finish_connecting(c);
        if (c->is_open && c->unsent_length > 0)
            flush_connection(c);
        if (c->is_open && (polled[i].revents & (POLLIN | POLLHUP | POLLERR)) != 0)
            receive(c);
    }
}

/* Gives up what has waited for too long; whether anything still waits. */
static bool expire(int64_t before)
{
    bool is_waiting = false;
    for (unsigned i = 0; i < options.connections; i++) {
        struct connection *c = &connections[i];
        for (; c->oldest < c->next; c->oldest++) {
            struct pending *p = &c->pending[c->oldest % IDS];
            if (p->waits && p->sent_at >= before)
                break;
            counts.lost += p->waits;
            c->waiting -= p->waits;
            p->waits = false;
        }
        if (options.renews && c->waiting == 0)
            close_connection(c);
        is_waiting |= c->waiting > 0;
    }
    return is_waiting;
}

static double run(void)
{
    int64_t patience = (int64_t)(options.patience * (double)SECOND);
    int64_t started = now_ns(), now = started;
    while (goes_on(started, now)) {
        int64_t wait;
        uint64_t count = due(started, now, &wait);
        struct connection *c = NULL;
        for (uint64_t i = 0; i < count && i < BURST_MAX && counts.sent < options.queries; i++) {
            if ((c = free_connection()) == NULL)
                break;
            note_tardiness(started, now);
            send_query(c);
        }
        /* With no connection free, only an answer brings the next query on. */
        attend(count == 0 ? wait : c == NULL ? SECOND / 1000 : 0);
        now = now_ns();
        expire(now - patience);
    }
    double seconds = (double)(now - started) / (double)SECOND;
    while (expire(now_ns() - patience))
        attend(SECOND / 1000);
    return seconds;
}

int main(int argc, char **argv)
{
    read_options(argc, argv, USAGE);
    questions = read_questions(options.path, options.extras);
    tally = new_tally(&questions, options.shares);
    find_server();
    connections = calloc(options.connections, sizeof *connections);
    if (connections == NULL)
        fail("memory");
    for (unsigned i = 0; i < options.connections; i++)
        connections[i].fd = -1;
    double seconds = run();
    print_result(tally, seconds);
    freeaddrinfo(server);
    return 0;
}
