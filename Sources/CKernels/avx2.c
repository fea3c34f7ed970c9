/* AVX2 with fused multiply-add: Intel since Haswell (2013), AMD since Excavator and Zen. */
#include "ckernels.h"
#include "tables.h"
#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>

/* A misspelt feature is only a warning to the compiler, but warnings are errors here. */
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)

#define LANES 8
#define SET "avx2"
#define TABLE ck_avx2_table
#include "kernels.inc"
#pragma clang attribute pop
#endif
