#ifndef SADDLE_CHECKSUMS_H
#define SADDLE_CHECKSUMS_H

#include <stddef.h>
#include <stdint.h>

/// CRC-32C (Castagnoli, RFC 3720) of `count` bytes, by the processor's own instruction where it has one.
uint32_t saddle_crc32c(const void *bytes, size_t count);

/// The same from tables: for processors without the instruction, and for the test that both agree.
uint32_t saddle_crc32c_tables(const void *bytes, size_t count);

#endif
