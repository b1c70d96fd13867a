#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "curses_screen.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#include "color_pairs.h"
#include "direct_color.h"
#include "keyboard.h"
#include "screen_output.h"
#include "terminal_guard.h"

#define BEGIN_UPDATE "\033[?2026h"
#define END_UPDATE "\033[?2026l"

// In this order: where a terminal has one mode of the mouse at a time, the last that it knows counts.
#define BEGIN_BUTTONS "\033[?1000h\033[?1002h\033[?1006h"
#define BEGIN_ALL "\033[?1000h\033[?1002h\033[?1003h\033[?1006h"
#define END_MOUSE "\033[?1006l\033[?1003l\033[?1002l\033[?1000l"

static SCREEN *screen;
static FILE *input_file;
static bool is_utf8;
static bool has_standard_colors;
static bool is_saturated;
static bool is_changed;

static bool asks_for_utf8(const char *name) {
  static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  for (int i = 0; i < 3 && (!name || !*name); i++) name = getenv(variables[i]);
  return name && (strcasestr(name, "utf-8") || strcasestr(name, "utf8"));
}

bool curses_set_locale(const char *name) {
  // Over ssh the name often comes from another machine and is not installed here.
  if (!setlocale(LC_CTYPE, name) && !(asks_for_utf8(name) && setlocale(LC_CTYPE, "C.UTF-8"))) {
    setlocale(LC_CTYPE, "C");
  }
  is_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  return is_utf8;
}

// MARK: Opening and closing

static char restore_sequence[512];
// Whether what was on the terminal before comes back.
static bool has_second_screen;
static size_t restore_length;

// What asks for the reports of the mouse; NULL where they are not wanted or the terminal has no mouse.
static const char *begin_mouse;
static bool is_mouse_on;

static int append_to_restore_sequence(int byte) {
  if (restore_length < sizeof restore_sequence) restore_sequence[restore_length++] = (char)byte;
  return byte;
}

static void append_text(const char *text) {
  for (; *text; text++) append_to_restore_sequence(*text);
}

static bool has_capability(const char *name) {
  char *value = tigetstr(name);
  return value && value != (char *)-1;
}

static void append_capability(const char *name) {
  if (has_capability(name)) tputs(tigetstr(name), 1, append_to_restore_sequence);
}

// What undoes a screen, for the case that ncurses cannot: built from the entry of the current terminal.
static void build_restore_sequence(void) {
  restore_length = 0;
  append_text(END_UPDATE);
  if (begin_mouse) append_text(END_MOUSE);
  append_capability("sgr0");
  append_capability("op");
  append_capability("cnorm");
  append_capability("rmkx");
  has_second_screen = has_capability("rmcup");
  append_capability(has_second_screen ? "rmcup" : "clear");
  append_to_restore_sequence('\r');
}

static void turn_mouse_on(void) {
  if (!begin_mouse) return;
  is_mouse_on = true;
  output_write(begin_mouse, strlen(begin_mouse));
}

static void turn_mouse_off(void) {
  if (is_mouse_on) output_write(END_MOUSE, sizeof END_MOUSE - 1);
  is_mouse_on = false;
}

static FILE *open_input(int descriptor) {
  int copy = dup(descriptor);
  FILE *stream = copy < 0 ? NULL : fdopen(copy, "r");
  if (!stream && copy >= 0) close(copy);
  return stream;
}

static void close_streams(void) {
  if (input_file) fclose(input_file);
  input_file = NULL;
  output_close();
}

static void configure(void) {
  cbreak();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  leaveok(stdscr, TRUE);
  curs_set(0);
  set_escdelay(25);
  has_standard_colors = false;
  if (has_colors()) {
    start_color();
    has_standard_colors = use_default_colors() == OK;
  }
}

static enum curses_opening fail(int error) {
  terminal_guard_end();
  close_streams();
  errno = error;
  return CURSES_FAILED;
}

static SCREEN *open_screen(const char *term) {
  output_tell_size();
  SCREEN *opened = newterm(term, output_stream(), input_file);
  unsetenv("LINES");
  unsetenv("COLUMNS");
  if (opened) output_adopt_terminal(term);
  return opened;
}

enum curses_opening curses_open(const char *term, bool wants_direct_color, enum curses_mouse mouse,
                                int input, int output, curses_listener listener, void *context) {
  if (screen) {
    errno = EBUSY;
    return CURSES_FAILED;
  }
  int status;
  if (setupterm(term, output, &status) == ERR) {
    // 1: there is an entry, of a printer.
    return status == 1 ? CURSES_NO_CURSOR_ADDRESSING : CURSES_UNKNOWN_TERMINAL;
  }
  TERMINAL *description = cur_term;
  if (!has_capability("cup")) {
    del_curterm(description);
    return CURSES_NO_CURSOR_ADDRESSING;
  }
  begin_mouse = mouse == CURSES_MOUSE_NONE || !has_capability("kmous") ? NULL
                : mouse == CURSES_MOUSE_ALL ? BEGIN_ALL : BEGIN_BUTTONS;
  build_restore_sequence();
  input_file = open_input(input);
  // The guard comes first: ncurses then leaves the signals alone.
  if (!input_file || !output_open(output, listener, context) ||
      !terminal_guard_begin(input, output_terminal(), restore_sequence, restore_length)) {
    int error = errno;
    del_curterm(description);
    return fail(error);
  }

  struct direct_color_database database;
  if (wants_direct_color && tigetnum("colors") >= 8 && direct_color_install(&database)) {
    screen = open_screen(DIRECT_COLOR_ENTRY);
    direct_color_remove(&database);
  }
  if (!screen) screen = open_screen(term);
  // newterm made a description of its own.
  del_curterm(description);
  if (!screen) return fail(EIO);

  configure();
  if (!keyboard_open(fileno(input_file)) || !color_pairs_open()) {
    curses_close();
    errno = ENOMEM;
    return CURSES_FAILED;
  }
  is_saturated = false;
  // Even an empty first frame takes the screen.
  is_changed = true;
  turn_mouse_on();
  output_drain();
  return CURSES_OPENED;
}

void curses_close(void) {
  // In the background it must not stop for wanting its terminal.
  terminal_guard_refuse_to_stop();
  // First of all: what the mouse reports until then is typing for whoever reads next.
  turn_mouse_off();
  // Where the screen has been left already, as by ^Z, the cursor is where the shell has it.
  bool is_left = screen && isendwin();
  if (!is_left) endwin();
  // No prompt in the middle of an old picture.
  if (screen && !is_left && !has_second_screen) output_write(restore_sequence, restore_length);
  output_drain();
  keyboard_close();
  delscreen(screen);
  screen = NULL;
  color_pairs_close();
  terminal_guard_end();
  close_streams();
}

void curses_suspend(void) {
  turn_mouse_off();
  endwin();
  output_drain();
  terminal_guard_stop();
  // A process that is asked to end leaves the screen to whoever has it now.
  if (!terminal_guard_is_ending()) curses_resume();
}

void curses_resume(void) {
  // The mode of the terminal may be anybody's: leaving puts ncurses into the state that it can come from.
  if (!isendwin()) endwin();
  clearok(curscr, TRUE);
  doupdate();
  turn_mouse_on();
  output_drain();
}

// MARK: Size and colours

int curses_color_count(void) { return has_colors() ? COLORS : 0; }
int curses_width(void) { return COLS; }
int curses_height(void) { return LINES; }

bool curses_resize(void) {
  struct winsize size;
  if (ioctl(output_terminal(), TIOCGWINSZ, &size) != 0) return false;
  if (size.ws_col == 0 || size.ws_row == 0) return false;
  if (size.ws_col == COLS && size.ws_row == LINES) return false;
  if (resize_term(size.ws_row, size.ws_col) == ERR) return false;
  werase(stdscr);
  clearok(curscr, TRUE);
  is_changed = true;
  return true;
}

// MARK: Drawing

enum { UPPER_HALF_BLOCK = 0x2580, LOWER_HALF_BLOCK = 0x2584 };

// The same picture from fewer pairs: a blank shows no foreground, and ▀ in colours a over b is ▄ in b over a.
static struct curses_cell simplified(struct curses_cell cell) {
  if (cell.attributes & CURSES_REVERSE) return cell;
  bool is_half = cell.glyph == UPPER_HALF_BLOCK || cell.glyph == LOWER_HALF_BLOCK;
  bool is_one_color = is_half && cell.attributes == 0 && cell.foreground >= 0 &&
                      cell.foreground == cell.background;
  if (cell.glyph == ' ' || is_one_color) {
    return (struct curses_cell){' ', CURSES_STANDARD_COLOR, cell.background, 0};
  }
  if (cell.attributes != 0) return cell;
  // The standard colours need not exist both as a foreground and as a background.
  bool can_swap = is_half && cell.foreground >= 0 && cell.background >= 0;
  if (can_swap && !color_pair_exists(cell.foreground, cell.background) &&
      color_pair_exists(cell.background, cell.foreground)) {
    int32_t foreground = cell.foreground;
    cell.foreground = cell.background;
    cell.background = foreground;
    cell.glyph = cell.glyph == UPPER_HALF_BLOCK ? LOWER_HALF_BLOCK : UPPER_HALF_BLOCK;
  }
  return cell;
}

static int pair_of(const struct curses_cell *cell) {
  int foreground = cell->foreground, background = cell->background;
  if (!has_colors()) return 0;
  if (!has_standard_colors) {
    if (foreground < 0) foreground = COLOR_WHITE;
    if (background < 0) background = COLOR_BLACK;
  }
  int pair = color_pair(foreground, background);
  if (pair < 0 && is_saturated) {
    pair = color_pair(CURSES_STANDARD_COLOR, background);
    if (pair < 0) pair = 0;
  }
  return pair;
}

static attr_t attributes_of(const struct curses_cell *cell) {
  attr_t attributes = A_NORMAL;
  if (cell->attributes & CURSES_BOLD) attributes |= A_BOLD;
  if (cell->attributes & CURSES_DIM) attributes |= A_DIM;
  if (cell->attributes & CURSES_REVERSE) attributes |= A_REVERSE;
  return attributes;
}

// A glyph to fill exactly one column, or two: any other would shift the rest of the row.
static wchar_t printable(uint32_t glyph, int width) {
  int actual = wcwidth((wchar_t)glyph);
  if (actual == width) return (wchar_t)glyph;
  // The second column of a wide glyph, or the first where something else was drawn over the second.
  if (glyph == 0 || actual == 2) return L' ';
  return is_utf8 ? 0xFFFD : L'?';
}

bool curses_place(int x, int y, const struct curses_cell *cells, int count) {
  cchar_t row[count];
  int placed = 0;
  for (int i = 0; i < count; i++) {
    struct curses_cell cell = simplified(cells[i]);
    bool is_wide = i + 1 < count && cells[i + 1].glyph == 0 && wcwidth((wchar_t)cell.glyph) == 2;
    wchar_t text[2] = {printable(cell.glyph, is_wide ? 2 : 1), 0};
    int pair = pair_of(&cell);
    if (pair < 0) return false;
    setcchar(&row[placed++], text, attributes_of(&cell), 0, &pair);
    if (is_wide) i++;
  }
  mvwadd_wchnstr(stdscr, y, x, row, placed);
  is_changed = true;
  return true;
}

void curses_start_over(void) {
  color_pairs_clear();
  is_saturated = true;
}

void curses_flush(void) {
  is_saturated = false;
  if (!is_changed) return;
  is_changed = false;
  wnoutrefresh(stdscr);
  output_write(BEGIN_UPDATE, sizeof BEGIN_UPDATE - 1);
  doupdate();
  output_write(END_UPDATE, sizeof END_UPDATE - 1);
  output_drain();
}

int curses_take_signal(void) { return terminal_guard_take_signal(); }
