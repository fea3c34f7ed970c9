/* OpenBLAS, for products so large that blocking for every level of cache pays. It is opened when a
 * plan first wants it: linked, it would start its threads with every program. */
#include "ckernels.h"
#include <cblas.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static __typeof__(&cblas_sgemm) multiply;
static __typeof__(&openblas_get_corename) core_name;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void open_library(void) {
  /* Parallelism is above it. The setting counts only while the library is being opened. */
  const char *before = getenv("OPENBLAS_NUM_THREADS");
  char *kept = before == NULL ? NULL : strdup(before);
  setenv("OPENBLAS_NUM_THREADS", "1", 1);
  void *library = dlopen("libopenblas.so.0", RTLD_NOW | RTLD_LOCAL);
  if (kept == NULL) unsetenv("OPENBLAS_NUM_THREADS");
  else setenv("OPENBLAS_NUM_THREADS", kept, 1);
  free(kept);
  if (library == NULL) return;
  multiply = (__typeof__(multiply))dlsym(library, "cblas_sgemm");
  core_name = (__typeof__(core_name))dlsym(library, "openblas_get_corename");
}

int ck_open_blas(void) {
  pthread_once(&once, open_library);
  return multiply != NULL;
}

const char *ck_blas_core(void) { return ck_open_blas() && core_name ? core_name() : ""; }

void ck_blas_product(ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t inner, const float *a,
                     ptrdiff_t a_stride, int transposed, const float *b, ptrdiff_t b_stride,
                     int right_transposed, int accumulates, float *c, ptrdiff_t c_stride) {
  multiply(CblasRowMajor, transposed ? CblasTrans : CblasNoTrans,
           right_transposed ? CblasTrans : CblasNoTrans, (blasint)rows,
           (blasint)columns, (blasint)inner, 1.0f, a, (blasint)a_stride, b, (blasint)b_stride,
           accumulates ? 1.0f : 0.0f, c, (blasint)c_stride);
}
