// The data sets inside the binary. Beside each file stands a text that says where it is from and under which
// licence it may be used; the program has that too.
#ifndef SADDLE_BUNDLED_DATA_H
#define SADDLE_BUNDLED_DATA_H

#include <stddef.h>
#include <stdint.h>

// 1,797 × 64 pixels of 0 … 16, then 1,797 labels of 0 … 9.
const uint8_t *saddle_digits(void);
size_t saddle_digits_size(void);

// digits.txt, without a zero at its end.
const uint8_t *saddle_digits_text(void);
size_t saddle_digits_text_size(void);

// Twice, to train and to test: 1,000 × 784 pixels of 0 … 255, then 1,000 labels of 0 … 9.
const uint8_t *saddle_fashion(void);
size_t saddle_fashion_size(void);

// fashion.txt, without a zero at its end.
const uint8_t *saddle_fashion_text(void);
size_t saddle_fashion_text_size(void);

// Images in half bytes, packed as glyphs.txt says.
const uint8_t *saddle_glyphs(void);
size_t saddle_glyphs_size(void);

// glyphs_classes.tsv: a line of heads, then a line a character: itself, its script, letter and case.
const uint8_t *saddle_glyphs_classes(void);
size_t saddle_glyphs_classes_size(void);

// glyphs_faces.tsv: a line of heads, then a line a face of a font: its part, names, package and licence.
const uint8_t *saddle_glyphs_faces(void);
size_t saddle_glyphs_faces_size(void);

// glyphs.txt, without a zero at its end.
const uint8_t *saddle_glyphs_text(void);
size_t saddle_glyphs_text_size(void);

// languages.tsv: a line a name: its part, its language, itself.
const uint8_t *saddle_languages(void);
size_t saddle_languages_size(void);

// languages.txt, without a zero at its end.
const uint8_t *saddle_languages_text(void);
size_t saddle_languages_text_size(void);

// A tour of Demos/tours: its name, which ends in a zero, and the bytes of its file.
struct saddle_tour {
  const char *name;
  const uint8_t *bytes;
  size_t count;
};

// In the order in which they are listed.
size_t saddle_tour_count(void);
struct saddle_tour saddle_tour_at(size_t index);

#endif
