#ifndef SADDLE_KEYBOARD_H
#define SADDLE_KEYBOARD_H

#include <stdbool.h>

/// Makes ready to read keys of the open screen from a descriptor. Returns false where there is no memory.
bool keyboard_open(int input);
void keyboard_close(void);

#endif
