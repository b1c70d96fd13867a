#ifndef SADDLE_SCREEN_OUTPUT_H
#define SADDLE_SCREEN_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "curses_screen.h"

/// The way from ncurses to the terminal. Where nobody listens ncurses writes to the terminal itself; else it
/// writes to a file in memory, from which `output_drain` sends all to the terminal and then to the listener.

/// Opens the way to a terminal; false, with `errno` set, where that cannot be.
bool output_open(int terminal, curses_listener listener, void *context);

/// What `newterm` is to write to.
FILE *output_stream(void);

/// A descriptor of the terminal that only the screen writes to.
int output_terminal(void);

/// Before `newterm`: sets LINES and COLUMNS to the size of the terminal where ncurses writes to something else, and
/// removes them where it can ask for it.
void output_tell_size(void);

/// After `newterm`: has ncurses change the modes of the terminal, whatever it writes to.
void output_adopt_terminal(const char *term);

/// Writes in the order with what ncurses writes.
void output_write(const char *bytes, size_t length);

/// Sends what was written to the terminal and to the listener.
void output_drain(void);

/// Closes the way, after the screen is deleted.
void output_close(void);

#endif
