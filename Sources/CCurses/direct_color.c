#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "direct_color.h"

#include <curses.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <term.h>
#include <unistd.h>

// The compiled form of a terminal entry is described in term(5): a header of 16-bit numbers, the names,
// flags, numbers of 32 bits, offsets into a table of strings, and then the same again for capabilities
// that have a name of their own. All numbers are little-endian.

enum { MAGIC_32_BIT_NUMBERS = 01036, LARGEST_ENTRY = 32768, ALL_COLORS = 1 << 24, MOST_PAIRS = 1 << 16 };

#define CHANNELS "%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%dm"

static const struct { const char *name, *value; } replaced[] = {
    {"setaf", "\033[38;2;" CHANNELS},
    {"setab", "\033[48;2;" CHANNELS},
    {"op", "\033[39;49m"},
    // Nothing here may redefine the palette or reset one that the user redefined.
    {"setf", NULL}, {"setb", NULL}, {"initc", NULL}, {"initp", NULL}, {"scp", NULL}, {"oc", NULL},
};

struct writer {
  unsigned char bytes[LARGEST_ENTRY];
  size_t used;
};

static void put_bytes(struct writer *out, const void *bytes, size_t count) {
  if (count <= sizeof out->bytes - out->used) memcpy(out->bytes + out->used, bytes, count);
  out->used = count <= sizeof out->bytes - out->used ? out->used + count : sizeof out->bytes;
}

static void put_number(struct writer *out, int64_t value, int bytes) {
  for (int i = 0; i < bytes; i++) put_bytes(out, &(unsigned char){(uint64_t)value >> 8 * i}, 1);
}

static void align(struct writer *out) {
  if (out->used % 2) put_number(out, 0, 1);
}

static const char *string_capability(const char *name) {
  for (size_t i = 0; i < sizeof replaced / sizeof replaced[0]; i++) {
    if (strcmp(name, replaced[i].name) == 0) return replaced[i].value;
  }
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? NULL : value;
}

static int number_capability(const char *name) {
  if (strcmp(name, "colors") == 0) return ALL_COLORS;
  if (strcmp(name, "pairs") == 0) return MOST_PAIRS;
  int value = tigetnum(name);
  return value < 0 ? -1 : value;
}

static int count_names(NCURSES_CONST char *const *names) {
  int count = 0;
  while (names[count]) count++;
  return count;
}

// The entry as bytes; `used` is the full size where it did not fit.
static void compile(struct writer *out) {
  static const char names[] = DIRECT_COLOR_ENTRY "|the terminal with 24-bit colours";
  static struct writer table;
  int flags = count_names(boolnames), numbers = count_names(numnames), strings = count_names(strnames);
  table.used = 0;
  for (int i = 0; i < strings; i++) {
    const char *value = string_capability(strnames[i]);
    if (value) put_bytes(&table, value, strlen(value) + 1);
  }

  out->used = 0;
  put_number(out, MAGIC_32_BIT_NUMBERS, 2);
  put_number(out, sizeof names, 2);
  put_number(out, flags, 2);
  put_number(out, numbers, 2);
  put_number(out, strings, 2);
  put_number(out, (int64_t)table.used, 2);
  put_bytes(out, names, sizeof names);
  for (int i = 0; i < flags; i++) {
    bool redefines_colors = strcmp(boolnames[i], "ccc") == 0;
    put_number(out, !redefines_colors && tigetflag(boolnames[i]) == 1, 1);
  }
  align(out);
  for (int i = 0; i < numbers; i++) put_number(out, number_capability(numnames[i]), 4);
  int64_t offset = 0;
  for (int i = 0; i < strings; i++) {
    const char *value = string_capability(strnames[i]);
    put_number(out, value ? offset : -1, 2);
    if (value) offset += (int64_t)strlen(value) + 1;
  }
  put_bytes(out, table.bytes, table.used);
  align(out);

  // One flag: colour numbers are red, green and blue.
  static const char flag[] = "RGB";
  const int counts[] = {1, 0, 0, 1, sizeof flag};
  for (int i = 0; i < 5; i++) put_number(out, counts[i], 2);
  put_number(out, 1, 1);
  align(out);
  put_number(out, 0, 2);
  put_bytes(out, flag, sizeof flag);
}

static bool write_file(const char *path, const struct writer *content) {
  int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return false;
  bool is_whole = write(file, content->bytes, content->used) == (ssize_t)content->used;
  return close(file) == 0 && is_whole;
}

static void remove_files(const char *directory) {
  char path[sizeof((struct direct_color_database *)0)->directory + 32];
  snprintf(path, sizeof path, "%s/s/" DIRECT_COLOR_ENTRY, directory);
  unlink(path);
  snprintf(path, sizeof path, "%s/s", directory);
  rmdir(path);
  rmdir(directory);
}

bool direct_color_install(struct direct_color_database *database) {
  static struct writer entry;
  compile(&entry);
  if (entry.used >= sizeof entry.bytes) return false;

  const char *parent = getenv("TMPDIR");
  if (!parent || !*parent || strlen(parent) > sizeof database->directory - 32) parent = "/tmp";
  snprintf(database->directory, sizeof database->directory, "%s/saddle-terminal-XXXXXX", parent);
  if (!mkdtemp(database->directory)) return false;
  // Entries are filed by the first letter of their names.
  char path[sizeof database->directory + 32];
  snprintf(path, sizeof path, "%s/s", database->directory);
  bool is_written = mkdir(path, 0700) == 0;
  snprintf(path, sizeof path, "%s/s/" DIRECT_COLOR_ENTRY, database->directory);
  is_written = is_written && write_file(path, &entry);

  const char *usual = getenv("TERMINFO");
  database->usual_terminfo = usual ? strdup(usual) : NULL;
  if (!is_written || setenv("TERMINFO", database->directory, 1) != 0) {
    direct_color_remove(database);
    return false;
  }
  return true;
}

void direct_color_remove(struct direct_color_database *database) {
  if (database->usual_terminfo) {
    setenv("TERMINFO", database->usual_terminfo, 1);
  } else {
    unsetenv("TERMINFO");
  }
  free(database->usual_terminfo);
  remove_files(database->directory);
}
