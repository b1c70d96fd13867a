// The data sets inside the binary. Beside each file stands a text that says where it is from.
#ifndef SADDLE_BUNDLED_DATA_H
#define SADDLE_BUNDLED_DATA_H

#include <stddef.h>
#include <stdint.h>

// 1,797 × 64 pixels of 0 … 16, then 1,797 labels of 0 … 9.
const uint8_t *saddle_digits(void);
size_t saddle_digits_size(void);

#endif
