#ifndef SADDLE_CURSES_SCREEN_H
#define SADDLE_CURSES_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// One full-screen terminal a process, through ncurses. The state is global: every call belongs to one
/// thread at a time, and except for `curses_open` needs an open screen.

enum curses_opening {
  CURSES_OPENED,
  CURSES_UNKNOWN_TERMINAL,
  /// The terminal cannot place its cursor.
  CURSES_NO_CURSOR_ADDRESSING,
  /// `errno` says why.
  CURSES_FAILED,
};

enum { CURSES_STANDARD_COLOR = -1 };
enum { CURSES_BOLD = 1, CURSES_DIM = 2, CURSES_REVERSE = 4 };

struct curses_cell {
  /// A Unicode scalar; 0 in the second column of a wide one.
  uint32_t glyph;
  /// A colour number below `curses_color_count`, or `CURSES_STANDARD_COLOR`.
  int32_t foreground;
  int32_t background;
  uint32_t attributes;
};

enum curses_input { CURSES_NO_INPUT, CURSES_CHARACTER, CURSES_KEY };

enum curses_key {
  CURSES_KEY_UP = 1,
  CURSES_KEY_DOWN,
  CURSES_KEY_LEFT,
  CURSES_KEY_RIGHT,
  CURSES_KEY_HOME,
  CURSES_KEY_END,
  CURSES_KEY_PAGE_UP,
  CURSES_KEY_PAGE_DOWN,
  CURSES_KEY_DELETE,
  CURSES_KEY_BACKSPACE,
  CURSES_KEY_ENTER,
  CURSES_KEY_BACK_TAB,
  /// `CURSES_KEY_FUNCTION + n` is Fn.
  CURSES_KEY_FUNCTION = 100,
};

/// What the mouse reports: nothing; buttons, the wheel, and moves with a button held; or all moves.
enum curses_mouse { CURSES_MOUSE_NONE, CURSES_MOUSE_BUTTONS, CURSES_MOUSE_ALL };

enum curses_readiness {
  CURSES_TIMED_OUT,
  /// There is input, or a signal was noted.
  CURSES_READY,
  CURSES_HUNG_UP,
};

/// Sets the locale of characters (LC_CTYPE), "" for the environment's, and returns whether its encoding
/// is UTF-8. Where it is not installed, one of the same encoding takes its place.
bool curses_set_locale(const char *name);

/// Hears what was sent to the terminal, on the thread of the call that sent it.
typedef void (*curses_listener)(const char *bytes, size_t count, void *context);

/// Opens the screen of the terminal type `term` on two descriptors of a terminal and raises the terminal
/// guard. With `wants_direct_color`, colour numbers are 0xRRGGBB if the terminal has colours at all. A type
/// without a mouse is not asked for its reports; they come through `curses_read` as characters. `listener`, if it
/// is not NULL, hears everything that is sent to the terminal until `curses_close` is over, but for what the guard
/// writes in an emergency.
///
/// Nothing is written to the terminal unless the result is `CURSES_OPENED`. Changes the environment for
/// the duration of the call (TERMINFO) and for good (LINES and COLUMNS are removed: they would hide a
/// change of size).
enum curses_opening curses_open(const char *term, bool wants_direct_color, enum curses_mouse mouse,
                                 int input, int output, curses_listener listener, void *context);

/// Leaves the screen and lowers the guard.
void curses_close(void);

/// Leaves the screen, stops the process as ^Z does, and when it is continued shows the screen again.
void curses_suspend(void);

/// Takes the terminal over again and repaints it, after somebody else may have used it.
void curses_resume(void);

/// How many colours there are: 0 for none, 1 << 24 where colour numbers are 0xRRGGBB.
int curses_color_count(void);

int curses_width(void);
int curses_height(void);

/// Takes over a changed size of the terminal and returns whether there was one. The screen is blank then.
bool curses_resize(void);

/// Places `count` cells from column `x` of row `y`; they must lie on the screen, and a wide glyph must not
/// be cut off from its second column.
///
/// Returns false, with nothing placed, where there is no room for another pair of colours: then
/// `curses_start_over` and place every cell of the frame again. In a frame that was started over the
/// result is always true; pairs beyond the table lose their foreground.
bool curses_place(int x, int y, const struct curses_cell *cells, int count);

/// Forgets all pairs of colours; the next flush repaints the terminal.
void curses_start_over(void);

/// Sends what changed, as one update where the terminal knows synchronized output.
void curses_flush(void);

/// Waits until there is input (if wanted), a noted signal, or `milliseconds` have passed.
enum curses_readiness curses_wait(int milliseconds, bool wants_input);

/// Reads without waiting, except for the rest of a key that begins with an escape (25 ms). With `wants_byte`,
/// the character is a byte, which need not be of the locale's encoding.
enum curses_input curses_read(bool wants_byte, uint32_t *value);

/// The next signal that the guard noted, 0 where there is none.
int curses_take_signal(void);

#endif
