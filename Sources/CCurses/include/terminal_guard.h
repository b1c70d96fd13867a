#ifndef SADDLE_TERMINAL_GUARD_H
#define SADDLE_TERMINAL_GUARD_H

#include <stdbool.h>
#include <stddef.h>

/// Gives the terminal back however the process ends.
///
/// While the guard is up:
/// - SIGINT, SIGTERM, SIGHUP and SIGQUIT are noted and wake `terminal_guard_wake_descriptor`; a second one
///   before `terminal_guard_end` restores the terminal and ends the process at once. SIGTSTP, SIGCONT and
///   SIGWINCH are noted the same way. A signal that was ignored before stays ignored.
/// - SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT and `exit` restore the terminal first.
/// - Standard output and standard error, where they lead to the guarded terminal, lead to a file without a
///   name instead, whose content is written to the terminal after it was restored.
///
/// The handlers only use async-signal-safe calls and atomic integers, so they may run on any thread, and
/// worker threads need not block signals. The functions belong to one thread at a time.

/// Remembers the mode of the terminal `input` and raises the guard.
///
/// `screen` is a descriptor of the terminal that only the screen writes to. `restore_sequence`, `length`
/// bytes that are copied, is what brings the terminal back to its usual state. Returns false, with `errno`
/// set and nothing changed, where a descriptor could not be had.
bool terminal_guard_begin(int input, int screen, const char *restore_sequence, size_t length);

/// Becomes readable when a signal was noted.
int terminal_guard_wake_descriptor(void);

/// The next noted signal, 0 where there is none. SIGWINCH is not reported.
int terminal_guard_take_signal(void);

/// Stops the process as ^Z does, and returns when it is continued and has the terminal, or is to end.
void terminal_guard_stop(void);

/// Whether a signal that ends the process was noted.
bool terminal_guard_is_ending(void);

/// From here to `terminal_guard_end` this thread does not stop, neither for ^Z nor for being in the
/// background.
void terminal_guard_refuse_to_stop(void);

/// Lowers the guard: the mode of the terminal, the handlers and the streams are as before
/// `terminal_guard_begin`, and what was held back is written. Writing the restore sequence is up to the
/// caller. Does nothing where the guard is not up.
void terminal_guard_end(void);

#endif
