#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "screen_output.h"

#include <curses.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

// NULL for nobody.
static curses_listener listener;
static void *listener_context;

// The terminal, and the file in memory where somebody listens.
static FILE *terminal_file, *memory_file;
// What `newterm` found out about the file in memory: ncurses keeps pointers into it.
static TERMINAL *memory_description;

static FILE *open_stream(int descriptor) {
  FILE *stream = descriptor < 0 ? NULL : fdopen(descriptor, "w");
  if (!stream && descriptor >= 0) close(descriptor);
  return stream;
}

bool output_open(int terminal, curses_listener new_listener, void *context) {
  listener = new_listener;
  listener_context = context;
  terminal_file = open_stream(dup(terminal));
  if (!terminal_file) return false;
  if (listener) memory_file = open_stream(memfd_create("screen output", MFD_CLOEXEC));
  return memory_file || !listener;
}

FILE *output_stream(void) { return memory_file ? memory_file : terminal_file; }
int output_terminal(void) { return fileno(terminal_file); }

static void set_number(const char *variable, int number) {
  char text[16];
  snprintf(text, sizeof text, "%d", number);
  setenv(variable, text, 1);
}

void output_tell_size(void) {
  unsetenv("LINES");
  unsetenv("COLUMNS");
  struct winsize size;
  if (!memory_file || ioctl(output_terminal(), TIOCGWINSZ, &size) != 0) return;
  if (size.ws_row == 0 || size.ws_col == 0) return;
  set_number("LINES", size.ws_row);
  set_number("COLUMNS", size.ws_col);
}

void output_adopt_terminal(const char *term) {
  if (!memory_file) return;
  TERMINAL *description = cur_term;
  int status;
  // ncurses writes to the file of newterm, but sets the modes of the file of the current description.
  if (setupterm(term, output_terminal(), &status) == ERR) return;
  memory_description = description;
  def_shell_mode();
  // As newterm does with what it writes to.
  struct termios mode;
  if (tcgetattr(output_terminal(), &mode) == 0) {
    mode.c_lflag &= ~(tcflag_t)(ECHO | ECHONL);
    mode.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR);
    mode.c_oflag &= ~(tcflag_t)ONLCR;
    tcsetattr(output_terminal(), TCSADRAIN, &mode);
  }
  def_prog_mode();
}

static void write_all(int descriptor, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(descriptor, bytes, length);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return;
    bytes += written;
    length -= (size_t)written;
  }
}

void output_write(const char *bytes, size_t length) { write_all(fileno(output_stream()), bytes, length); }

void output_drain(void) {
  if (!memory_file) return;
  static char *bytes;
  static size_t room;
  int memory = fileno(memory_file);
  off_t end = lseek(memory, 0, SEEK_CUR);
  if (end <= 0) return;
  if ((size_t)end > room) {
    char *more = realloc(bytes, (size_t)end);
    if (more) {
      bytes = more;
      room = (size_t)end;
    }
  }
  // Where memory is short it goes in parts.
  for (off_t done = 0; done < end && room > 0;) {
    size_t rest = (size_t)(end - done);
    ssize_t count = pread(memory, bytes, rest < room ? rest : room, done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    write_all(output_terminal(), bytes, (size_t)count);
    listener(bytes, (size_t)count, listener_context);
    done += count;
  }
  lseek(memory, 0, SEEK_SET);
  // What is left of a large frame is overwritten by the next ones.
  if (end > 1 << 20 && ftruncate(memory, 0) != 0) return;
}

void output_close(void) {
  if (memory_description) del_curterm(memory_description);
  memory_description = NULL;
  if (memory_file) fclose(memory_file);
  if (terminal_file) fclose(terminal_file);
  memory_file = terminal_file = NULL;
}
