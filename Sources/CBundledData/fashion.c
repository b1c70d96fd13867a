#include "bundled_data.h"

static const uint8_t fashion[] = {
#embed "fashion.u8"
};

static const uint8_t text[] = {
#embed "fashion.txt"
};

const uint8_t *saddle_fashion(void) { return fashion; }
size_t saddle_fashion_size(void) { return sizeof fashion; }

const uint8_t *saddle_fashion_text(void) { return text; }
size_t saddle_fashion_text_size(void) { return sizeof text; }
