// The descendants of this process, also those in sessions and process groups of their own and those whose parent has ended:
// this process is then their parent, as it is their subreaper. They are found by their parents, from /proc; nothing that a
// process can change about itself, such as its environment or its name, plays a part.

#include "supervisor.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// Numbers of processes are smaller on Linux. The memory of entries that are never used is never allocated.
enum { CAPACITY = 1 << 22 };

// The processes that the last scan found, and the parent of each; 0 for those that it did not find.
static pid_t found[CAPACITY], parents[CAPACITY];
static size_t count;

// Reads a small file of /proc. The text is empty if the process has ended.
static void read_text(char *text, size_t capacity, pid_t process, const char *name) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/%s", process, name);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  ssize_t length = file < 0 ? 0 : read(file, text, capacity - 1);
  if (file >= 0) close(file);
  text[length < 0 ? 0 : length] = 0;
}

// The parent of a process; 0 if it has none, or has ended.
static pid_t parent_of(pid_t process) {
  char text[512];
  read_text(text, sizeof text, process, "stat");
  // `42 (name) S 7 …`: the name may hold anything, also brackets.
  char *name_end = strrchr(text, ')');
  return name_end && strlen(name_end) > 4 ? atoi(name_end + 4) : 0;
}

static void scan(void) {
  while (count > 0) parents[found[--count]] = 0;
  DIR *folder = opendir("/proc");
  if (!folder) return;
  for (struct dirent *entry; (entry = readdir(folder));) {
    if (!isdigit(*entry->d_name)) continue;
    pid_t process = atoi(entry->d_name);
    if (process <= 0 || process >= CAPACITY || parents[process]) continue;
    pid_t parent = parent_of(process);
    if (parent <= 0 || parent >= CAPACITY) continue;
    found[count++] = process;
    parents[process] = parent;
  }
  closedir(folder);
}

static bool is_descendant(pid_t process) {
  pid_t self = getpid();
  // A number that was given to another process during the scan could make a circle.
  for (size_t steps = 0; process > 1 && steps <= count; steps++) {
    process = parents[process];
    if (process == self) return true;
  }
  return false;
}

usage tree_usage(void) {
  scan();
  usage usage = {0, 0};
  for (size_t index = 0; index < count; index++) {
    if (!is_descendant(found[index])) continue;
    usage.processes++;
    // In pages: the size, what of it is in memory, and what of that can be shared with others.
    char text[128];
    read_text(text, sizeof text, found[index], "statm");
    unsigned long size, resident, shared;
    if (sscanf(text, "%lu %lu %lu", &size, &resident, &shared) == 3 && resident > shared) {
      usage.memory += (uint64_t)(resident - shared) * (uint64_t)sysconf(_SC_PAGESIZE);
    }
  }
  return usage;
}

void tree_kill(void) {
  // The kernel knows best whether there are descendants left: each that loses its parent becomes a child of this process.
  for (int round = 0; round < 5000; round++) {
    pid_t ended;
    while ((ended = waitpid(-1, NULL, WNOHANG)) > 0) {}
    if (ended < 0 && errno == ECHILD) return;
    scan();
    for (size_t index = 0; index < count; index++) {
      if (is_descendant(found[index])) kill(found[index], SIGKILL);
    }
    // Those that were killed end soon; those that they started meanwhile are found in the next round.
    nanosleep(&(struct timespec){0, 1000000}, NULL);
  }
}
