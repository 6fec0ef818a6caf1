/*
 * The floor of the socket path: what the kernel alone costs. One thread receives a batch, makes each query an answer
 * of three fixed A records, and sends the batch. It parses nothing and looks nothing up; what a server costs above
 * this is its own.
 *
 * usage: floor ADDRESS PORT          IPv4 only
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum {
    BATCH = 64,
    HEADER_OCTETS = 12,
    /* Root name, type, payload size, TTL, no options: what load generators send. */
    OPT_OCTETS = 11,
    RECORDS = 3,
    RECORD_OCTETS = 16,
    ANSWER_OCTETS = RECORDS * RECORD_OCTETS,
    /* The largest query taken: an Ethernet frame's worth. */
    QUERY_OCTETS = 1472,
    SOCKET_BUFFER_OCTETS = 4 << 20,
};

static uint8_t buffers[BATCH][QUERY_OCTETS + ANSWER_OCTETS];
static struct sockaddr_in requestors[BATCH];
static struct iovec vectors[BATCH];
static struct mmsghdr messages[BATCH];
static uint8_t answer[ANSWER_OCTETS];

static void make_answer(void)
{
    for (int k = 0; k < RECORDS; k++) {
        /* Owner: the name in the question. Type A, class IN, TTL 300, 4 octets: 192.0.2.1 and up. */
        const uint8_t record[RECORD_OCTETS] = {0xc0, HEADER_OCTETS, 0, 1, 0, 1, 0, 0, 1, 44, 0, 4, 192, 0, 2, 1 + k};
        memcpy(answer + k * RECORD_OCTETS, record, RECORD_OCTETS);
    }
}

static int open_socket(const char *address, const char *port)
{
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(port))};
    if (inet_pton(AF_INET, address, &here.sin_addr) != 1) {
        fprintf(stderr, "floor: '%s' is no IPv4 address\n", address);
        exit(2);
    }
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    int octets = SOCKET_BUFFER_OCTETS;
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &octets, sizeof octets);
    setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &octets, sizeof octets);
    if (fd < 0 || bind(fd, (struct sockaddr *)&here, sizeof here) != 0) {
        perror("floor");
        exit(1);
    }
    return fd;
}

static int receive_batch(int fd)
{
    for (int i = 0; i < BATCH; i++) {
        vectors[i].iov_base = buffers[i];
        vectors[i].iov_len = QUERY_OCTETS;
        messages[i].msg_hdr.msg_iov = &vectors[i];
        messages[i].msg_hdr.msg_iovlen = 1;
        messages[i].msg_hdr.msg_name = &requestors[i];
        messages[i].msg_hdr.msg_namelen = sizeof requestors[i];
    }
    return recvmmsg(fd, messages, BATCH, MSG_WAITFORONE, NULL);
}

static void answer_query(int i)
{
    uint8_t *message = buffers[i];
    size_t length = messages[i].msg_len;
    if (length < HEADER_OCTETS + OPT_OCTETS) {
        vectors[i].iov_len = length;
        return;
    }
    if (message[11] != 0) { /* ARCOUNT: the OPT is left out of the answer */
        length -= OPT_OCTETS;
        message[11] = 0;
    }
    message[2] |= 0x84; /* QR, AA */
    message[7] = RECORDS;
    memcpy(message + length, answer, ANSWER_OCTETS);
    vectors[i].iov_len = length + ANSWER_OCTETS;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: %s ADDRESS PORT\n", argv[0]);
        return 2;
    }
    make_answer();
    int fd = open_socket(argv[1], argv[2]);
    for (;;) {
        int received = receive_batch(fd);
        if (received < 0 && errno != EINTR) {
            perror("floor: recvmmsg");
            return 1;
        }
        for (int i = 0; i < received; i++)
            answer_query(i);
        for (int sent = 0; sent < received;) {
            int n = sendmmsg(fd, messages + sent, received - sent, 0);
            /* One that cannot be sent is lost, as in any server. */
            sent += n > 0 ? n : 1;
        }
    }
}
