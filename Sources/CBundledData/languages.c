#include "bundled_data.h"

static const uint8_t languages[] = {
#embed "languages.tsv"
};

static const uint8_t text[] = {
#embed "languages.txt"
};

const uint8_t *saddle_languages(void) { return languages; }
size_t saddle_languages_size(void) { return sizeof languages; }

const uint8_t *saddle_languages_text(void) { return text; }
size_t saddle_languages_text_size(void) { return sizeof text; }
