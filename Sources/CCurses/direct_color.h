#ifndef SADDLE_DIRECT_COLOR_H
#define SADDLE_DIRECT_COLOR_H

#include <stdbool.h>

/// The name of the terminal entry that `direct_color_install` makes.
#define DIRECT_COLOR_ENTRY "saddle-direct"

/// A terminal database with one entry in it, and what it stands in for.
struct direct_color_database {
  char directory[256];
  char *usual_terminfo;
};

/// Writes the entry of the current terminal (`cur_term`), changed to 24-bit colours, into a new private
/// directory and lets TERMINFO name it. Returns false, with nothing left behind, where that fails.
bool direct_color_install(struct direct_color_database *database);

/// Removes the directory and gives TERMINFO its value back.
void direct_color_remove(struct direct_color_database *database);

#endif
