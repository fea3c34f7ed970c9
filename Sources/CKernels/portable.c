/* Four lanes and no fused multiply-add: one rounding after each operation and one order of
 * summation, so the same bits on every processor. */
#include "ckernels.h"
#include "tables.h"
#include <string.h>

#pragma STDC FP_CONTRACT OFF

#define LANES 4
#define SET "portable"
#define TABLE ck_portable_table
#include "kernels.inc"
