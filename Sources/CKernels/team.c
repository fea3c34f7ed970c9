/* Threads that share the parts of a step. */
#include "ckernels.h"
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define PAUSE() _mm_pause()
#else
#define PAUSE() __asm__ volatile("yield")
#endif

/* How often a waiting thread looks before it lets others run, and before it goes to sleep. A look
 * takes some tens of nanoseconds: between the steps of a run that goes on nobody sleeps, and a run
 * that pauses costs nothing soon after. */
enum { LOOKS_BEFORE_YIELD = 2000, LOOKS_BEFORE_SLEEP = 40000 };

struct ck_team {
  void (*work)(void *context, ptrdiff_t task, ptrdiff_t part);
  void *context;
  ptrdiff_t members;
  ptrdiff_t task;
  /* One more for each ck_team_run. */
  _Alignas(64) atomic_ulong round;
  /* Parts that are finished in this round. */
  _Alignas(64) atomic_ulong finished;
  /* Threads that wait for `wakes`. */
  _Alignas(64) atomic_ulong sleepers;
  atomic_int ends;
  pthread_mutex_t mutex;
  pthread_cond_t wakes;
  struct member {
    /* The last round in which somebody took this member's part. */
    _Alignas(64) atomic_ulong claimed;
    pthread_t thread;
    ck_team *team;
    ptrdiff_t number;
  } member[];
};

/* Takes a part unless another thread has. */
static int claim(struct member *member, unsigned long round) {
  unsigned long before = round - 1;
  return atomic_compare_exchange_strong(&member->claimed, &before, round);
}

static void work_on(ck_team *team, ptrdiff_t part, unsigned long round) {
  if (!claim(&team->member[part], round)) return;
  team->work(team->context, team->task, part);
  atomic_fetch_add_explicit(&team->finished, 1, memory_order_release);
}

static void sleep_until_next(ck_team *team, unsigned long seen) {
  pthread_mutex_lock(&team->mutex);
  atomic_fetch_add(&team->sleepers, 1);
  while (atomic_load(&team->round) == seen && !atomic_load(&team->ends))
    pthread_cond_wait(&team->wakes, &team->mutex);
  atomic_fetch_sub(&team->sleepers, 1);
  pthread_mutex_unlock(&team->mutex);
}

static void *serve(void *argument) {
  struct member *me = argument;
  ck_team *team = me->team;
  unsigned long seen = 0;
  int looks = 0;
  while (!atomic_load_explicit(&team->ends, memory_order_acquire)) {
    const unsigned long round = atomic_load_explicit(&team->round, memory_order_acquire);
    if (round != seen) {
      work_on(team, me->number, round);
      seen = round;
      looks = 0;
    } else if (++looks < LOOKS_BEFORE_YIELD) {
      PAUSE();
    } else if (looks < LOOKS_BEFORE_SLEEP) {
      sched_yield();
    } else {
      sleep_until_next(team, seen);
      looks = 0;
    }
  }
  return NULL;
}

ck_team *ck_team_create(ptrdiff_t members,
                        void (*work)(void *context, ptrdiff_t task, ptrdiff_t part),
                        void *context) {
  ck_team *team = aligned_alloc(64, sizeof *team + (size_t)members * sizeof(struct member));
  if (team == NULL) return NULL;
  team->work = work;
  team->context = context;
  team->members = members;
  team->task = 0;
  atomic_init(&team->round, 0);
  atomic_init(&team->finished, 0);
  atomic_init(&team->sleepers, 0);
  atomic_init(&team->ends, 0);
  pthread_mutex_init(&team->mutex, NULL);
  pthread_cond_init(&team->wakes, NULL);
  for (ptrdiff_t number = 0; number < members; number++) {
    struct member *member = &team->member[number];
    atomic_init(&member->claimed, 0);
    member->team = team;
    member->number = number;
    /* Where no thread can be had, the caller does that part, too. */
    if (number > 0 && pthread_create(&member->thread, NULL, serve, member) != 0) member->team = NULL;
  }
  return team;
}

void ck_team_run(ck_team *team, ptrdiff_t task) {
  team->task = task;
  atomic_store_explicit(&team->finished, 0, memory_order_relaxed);
  const unsigned long round = atomic_load_explicit(&team->round, memory_order_relaxed) + 1;
  atomic_store(&team->round, round);
  if (atomic_load(&team->sleepers) > 0) {
    pthread_mutex_lock(&team->mutex);
    pthread_cond_broadcast(&team->wakes);
    pthread_mutex_unlock(&team->mutex);
  }
  /* After its own part the caller takes what nobody has begun: another program may be running where
   * the others should. Who computes a part makes no difference to its bits. */
  for (ptrdiff_t part = 0; part < team->members; part++) work_on(team, part, round);
  for (int looks = 0;
       atomic_load_explicit(&team->finished, memory_order_acquire) < (unsigned long)team->members;
       looks++) {
    if (looks < LOOKS_BEFORE_YIELD) PAUSE();
    else sched_yield();
  }
}

void ck_team_destroy(ck_team *team) {
  pthread_mutex_lock(&team->mutex);
  atomic_store(&team->ends, 1);
  pthread_cond_broadcast(&team->wakes);
  pthread_mutex_unlock(&team->mutex);
  for (ptrdiff_t number = 1; number < team->members; number++)
    if (team->member[number].team != NULL) pthread_join(team->member[number].thread, NULL);
  pthread_mutex_destroy(&team->mutex);
  pthread_cond_destroy(&team->wakes);
  free(team);
}
