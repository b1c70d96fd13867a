#include "bundled_data.h"

static const uint8_t digits[] = {
#embed "digits.u8"
};

static const uint8_t text[] = {
#embed "digits.txt"
};

const uint8_t *saddle_digits(void) { return digits; }
size_t saddle_digits_size(void) { return sizeof digits; }

const uint8_t *saddle_digits_text(void) { return text; }
size_t saddle_digits_text_size(void) { return sizeof text; }
