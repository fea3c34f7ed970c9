/* AVX-512: Intel servers since Skylake, AMD since Zen 4. */
#include "ckernels.h"
#include "tables.h"
#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx512f,avx512vl,avx512dq,fma"))), \
                             apply_to = function)

#define LANES 16
#define SET "avx512"
#define TABLE ck_avx512_table
#include "kernels.inc"
#pragma clang attribute pop
#endif
