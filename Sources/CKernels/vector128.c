/* What every processor of the architecture has: SSE2 or NEON. */
#include "ckernels.h"
#include "tables.h"
#include <string.h>

#if defined(__x86_64__)
#define NAME "sse2"
#else
#define NAME "neon"
#endif

#define LANES 4
#define SET NAME
#define TABLE ck_vector128_table
#include "kernels.inc"
