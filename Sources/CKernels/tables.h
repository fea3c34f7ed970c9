#pragma once

/* One a file. */
extern const ck_table ck_portable_table, ck_vector128_table, ck_avx2_table, ck_avx512_table;
