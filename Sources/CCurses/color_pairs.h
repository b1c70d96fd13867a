#ifndef SADDLE_COLOR_PAIRS_H
#define SADDLE_COLOR_PAIRS_H

#include <stdbool.h>

/// The pairs of colours that ncurses knows by number, given out as they are asked for.
///
/// A pair in use is never redefined: ncurses would search the whole screen for it.

/// Makes room for as many pairs as the terminal has. Returns false where there is no memory.
bool color_pairs_open(void);
void color_pairs_close(void);

/// The number of a pair, or −1 where it would be a new one and the table is full.
int color_pair(int foreground, int background);

/// Whether the pair has a number already.
bool color_pair_exists(int foreground, int background);

/// Forgets all pairs.
void color_pairs_clear(void);

#endif
