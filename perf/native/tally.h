/* What came back: response codes, a histogram of latency, and who stood first in the answers. */
#ifndef TALLY_H
#define TALLY_H

#include <stdint.h>
#include <stdio.h>

#include "questions.h"

struct tally;

/* counts_shares: keep, for each question, how often each address stood first. */
struct tally *new_tally(const struct questions *questions, int counts_shares);

/* One response to question number `which`, latency in nanoseconds. */
void count_response(struct tally *tally, uint32_t which, const uint8_t *message, int length, int64_t latency);

/* Writes the members "rcodes", "histogram" and "shares" of a JSON object. */
void print_tally(const struct tally *tally, FILE *to);

#endif
