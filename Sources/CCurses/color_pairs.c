#define NCURSES_WIDECHAR 1
#include "color_pairs.h"

#include <curses.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// A hash table with open addressing, at most half full. Slots hold the pair's number, 0 for a free one:
// pair 0 is the terminal's standard colours and never looked up.
static struct slot {
  uint64_t key;
  int pair;
} *slots;
static size_t slot_mask;
static int pair_limit;
static int pairs_used;

bool color_pairs_open(void) {
  // Numbers beyond 2^16 would make ncurses's own table large for no visible gain.
  pair_limit = COLOR_PAIRS < 1 << 16 ? COLOR_PAIRS : 1 << 16;
  size_t count = 16;
  while (count < 2 * (size_t)pair_limit) count *= 2;
  slots = calloc(count, sizeof *slots);
  slot_mask = count - 1;
  pairs_used = 1;
  return slots != NULL;
}

void color_pairs_close(void) {
  free(slots);
  slots = NULL;
}

static struct slot *find(int foreground, int background) {
  uint64_t key = (uint64_t)(uint32_t)foreground << 32 | (uint32_t)background;
  // Fibonacci hashing: the high bits of a product with 2^64 divided by the golden ratio.
  size_t i = (size_t)(key * 0x9E3779B97F4A7C15u >> 32) & slot_mask;
  while (slots[i].pair != 0 && slots[i].key != key) i = (i + 1) & slot_mask;
  slots[i].key = key;
  return &slots[i];
}

int color_pair(int foreground, int background) {
  if (foreground < 0 && background < 0) return 0;
  struct slot *slot = find(foreground, background);
  if (slot->pair == 0) {
    if (pairs_used >= pair_limit) return -1;
    if (init_extended_pair(pairs_used, foreground, background) == ERR) return -1;
    slot->pair = pairs_used++;
  }
  return slot->pair;
}

bool color_pair_exists(int foreground, int background) {
  return (foreground < 0 && background < 0) || find(foreground, background)->pair != 0;
}

void color_pairs_clear(void) {
  reset_color_pairs();
  memset(slots, 0, (slot_mask + 1) * sizeof *slots);
  pairs_used = 1;
}
