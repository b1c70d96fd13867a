#include "bundled_data.h"

static const uint8_t digits[] = {
#embed "digits.u8"
};

const uint8_t *saddle_digits(void) { return digits; }
size_t saddle_digits_size(void) { return sizeof digits; }
