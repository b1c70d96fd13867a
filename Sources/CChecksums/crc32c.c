#include "include/checksums.h"

#include <string.h>

// Table k: what a byte does to the checksum k bytes later (polynomial 0x82F63B78, bits reversed).
static uint32_t tables[8][256];

static uint32_t with_tables(const void *data, size_t count) {
  const unsigned char *bytes = data;
  uint32_t crc = 0xFFFFFFFFu;
  for (; count >= 8; bytes += 8, count -= 8) {
    crc ^= (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
    crc = tables[7][crc & 0xFF] ^ tables[6][crc >> 8 & 0xFF] ^ tables[5][crc >> 16 & 0xFF] ^
          tables[4][crc >> 24] ^ tables[3][bytes[4]] ^ tables[2][bytes[5]] ^ tables[1][bytes[6]] ^
          tables[0][bytes[7]];
  }
  while (count-- > 0) crc = crc >> 8 ^ tables[0][(crc ^ *bytes++) & 0xFF];
  return ~crc;
}

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) static uint32_t with_instruction(const void *data, size_t count) {
  const unsigned char *bytes = data;
  uint64_t crc = 0xFFFFFFFFu;
  for (; count >= 8; bytes += 8, count -= 8) {
    uint64_t word;
    memcpy(&word, bytes, 8);
    crc = __builtin_ia32_crc32di(crc, word);
  }
  while (count-- > 0) crc = __builtin_ia32_crc32qi((uint32_t)crc, *bytes++);
  return ~(uint32_t)crc;
}
#endif

static uint32_t (*chosen)(const void *, size_t) = with_tables;

// Before main, so that no thread ever sees the tables or the choice change.
__attribute__((constructor)) static void prepare(void) {
  for (uint32_t byte = 0; byte < 256; byte++) {
    uint32_t crc = byte;
    for (int bit = 0; bit < 8; bit++) crc = crc & 1 ? crc >> 1 ^ 0x82F63B78u : crc >> 1;
    tables[0][byte] = crc;
  }
  for (int k = 1; k < 8; k++)
    for (int byte = 0; byte < 256; byte++)
      tables[k][byte] = tables[k - 1][byte] >> 8 ^ tables[0][tables[k - 1][byte] & 0xFF];
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("sse4.2")) chosen = with_instruction;
#endif
}

uint32_t saddle_crc32c(const void *bytes, size_t count) { return chosen(bytes, count); }
uint32_t saddle_crc32c_tables(const void *bytes, size_t count) { return with_tables(bytes, count); }
