#define NCURSES_WIDECHAR 1
#include "keyboard.h"

#include <curses.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>

#include "curses_screen.h"
#include "terminal_guard.h"

// Reading from a pad never refreshes the screen, as reading from a window does.
static WINDOW *pad;
static int input_descriptor;

bool keyboard_open(int input) {
  input_descriptor = input;
  pad = newpad(1, 1);
  if (!pad) return false;
  keypad(pad, TRUE);
  nodelay(pad, TRUE);
  // ncurses would take the beginning of a report of the mouse for a key, wait for clicks, and leave the rest
  // as typing: reports come as the characters that they are.
  keyok(KEY_MOUSE, FALSE);
  return true;
}

void keyboard_close(void) {
  if (pad) delwin(pad);
  pad = NULL;
}

enum curses_readiness curses_wait(int milliseconds, bool wants_input) {
  // A negative descriptor is passed over.
  struct pollfd sources[2] = {
      {.fd = wants_input ? input_descriptor : -1, .events = POLLIN},
      {.fd = terminal_guard_wake_descriptor(), .events = POLLIN},
  };
  if (poll(sources, 2, milliseconds) <= 0) return CURSES_TIMED_OUT;
  if (sources[0].revents & (POLLHUP | POLLERR | POLLNVAL)) return CURSES_HUNG_UP;
  if (sources[0].revents & POLLIN) {
    int available = 0;
    // Readable with nothing to read is the end of the file.
    if (ioctl(input_descriptor, FIONREAD, &available) != 0 || available == 0) return CURSES_HUNG_UP;
  }
  return CURSES_READY;
}

// Keys with modifiers have no code of their own but a name: kUP5 is the up arrow with Control.
static uint32_t key_named(const char *name) {
  static const struct { const char *name; uint32_t key; } names[] = {
      {"kUP", CURSES_KEY_UP}, {"kDN", CURSES_KEY_DOWN},
      {"kLFT", CURSES_KEY_LEFT}, {"kRIT", CURSES_KEY_RIGHT},
      {"kHOM", CURSES_KEY_HOME}, {"kEND", CURSES_KEY_END},
      {"kPRV", CURSES_KEY_PAGE_UP}, {"kNXT", CURSES_KEY_PAGE_DOWN},
      {"kDC", CURSES_KEY_DELETE},
  };
  for (size_t i = 0; name && i < sizeof names / sizeof names[0]; i++) {
    if (strncmp(name, names[i].name, strlen(names[i].name)) == 0) return names[i].key;
  }
  return 0;
}

static uint32_t key_of(wint_t code) {
  if (code > KEY_MAX) return key_named(keyname((int)code));
  if (code >= KEY_F(0) && code <= KEY_F(63)) return CURSES_KEY_FUNCTION + (code - KEY_F(0));
  switch (code) {
    case KEY_UP: case KEY_SR: return CURSES_KEY_UP;
    case KEY_DOWN: case KEY_SF: return CURSES_KEY_DOWN;
    case KEY_LEFT: case KEY_SLEFT: return CURSES_KEY_LEFT;
    case KEY_RIGHT: case KEY_SRIGHT: return CURSES_KEY_RIGHT;
    case KEY_HOME: case KEY_SHOME: case KEY_A1: return CURSES_KEY_HOME;
    case KEY_END: case KEY_SEND: case KEY_C1: return CURSES_KEY_END;
    case KEY_PPAGE: case KEY_SPREVIOUS: case KEY_A3: return CURSES_KEY_PAGE_UP;
    case KEY_NPAGE: case KEY_SNEXT: case KEY_C3: return CURSES_KEY_PAGE_DOWN;
    case KEY_DC: case KEY_SDC: return CURSES_KEY_DELETE;
    case KEY_BACKSPACE: return CURSES_KEY_BACKSPACE;
    case KEY_ENTER: return CURSES_KEY_ENTER;
    case KEY_BTAB: return CURSES_KEY_BACK_TAB;
    default: return 0;
  }
}

// The same as wget_wch with one byte in place of a character.
static int read_byte(wint_t *code) {
  int byte = wgetch(pad);
  if (byte == ERR) return ERR;
  *code = (wint_t)byte;
  return byte >= KEY_MIN ? KEY_CODE_YES : OK;
}

enum curses_input curses_read(bool wants_byte, uint32_t *value) {
  wint_t code;
  for (;;) {
    switch (wants_byte ? read_byte(&code) : wget_wch(pad, &code)) {
      case OK: *value = (uint32_t)code; return CURSES_CHARACTER;
      case KEY_CODE_YES:
        // Keys without a meaning here are passed over.
        if ((*value = key_of(code)) != 0) return CURSES_KEY;
        break;
      default: return CURSES_NO_INPUT;
    }
  }
}
