#include "supervisor.h"

#include <sys/resource.h>

// The number of processes and threads that a user may have while a child runs. The kernel counts all of the user's, so it is
// no limit for the child alone; it holds the bursts that come between two counts of the supervisor, except for root.
enum { TASKS_OF_USER = 8192 };

static void limit(int resource, uint64_t value) {
  struct rlimit limit;
  if (getrlimit(resource, &limit) != 0) return;
  if (limit.rlim_max > value) limit.rlim_max = value;
  limit.rlim_cur = limit.rlim_max;
  // At the soft limit of the processor's time a process is told by a signal of its own, at the hard one it is killed.
  if (resource == RLIMIT_CPU) limit.rlim_max++;
  setrlimit(resource, &limit);
}

void limit_process(const limits *limits) {
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NPROC, TASKS_OF_USER);
  if (limits->file) limit(RLIMIT_FSIZE, limits->file);
  if (limits->files) limit(RLIMIT_NOFILE, limits->files);
  // Private memory, and not the address space, of which compilers and interpreters reserve more than they use.
  if (limits->memory) limit(RLIMIT_DATA, limits->memory);
  if (limits->cpu) limit(RLIMIT_CPU, limits->cpu);
}
