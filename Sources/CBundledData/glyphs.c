#include "bundled_data.h"

static const uint8_t glyphs[] = {
#embed "glyphs.u4"
};

static const uint8_t classes[] = {
#embed "glyphs_classes.tsv"
};

static const uint8_t faces[] = {
#embed "glyphs_faces.tsv"
};

static const uint8_t text[] = {
#embed "glyphs.txt"
};

const uint8_t *saddle_glyphs(void) { return glyphs; }
size_t saddle_glyphs_size(void) { return sizeof glyphs; }

const uint8_t *saddle_glyphs_classes(void) { return classes; }
size_t saddle_glyphs_classes_size(void) { return sizeof classes; }

const uint8_t *saddle_glyphs_faces(void) { return faces; }
size_t saddle_glyphs_faces_size(void) { return sizeof faces; }

const uint8_t *saddle_glyphs_text(void) { return text; }
size_t saddle_glyphs_text_size(void) { return sizeof text; }
