#pragma once

/* How often this thread has asked for memory so far; -1 where that cannot be counted. */
long allocation_count(void);
