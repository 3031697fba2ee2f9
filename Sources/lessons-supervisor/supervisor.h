// The parts of the supervisor: a process between the command and one child (a compiler, a lesson's program, KaTeX, Graphviz).
//
// Goals, in order: whatever happens to the command or the child, no process is left; the child stays within its limits;
// nobody waits for it. So it is C, linked with the C library's own functions, one thread, no heap: it starts in a millisecond
// or two, where the command itself takes thirty.

#ifndef LESSONS_SUPERVISOR_H
#define LESSONS_SUPERVISOR_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

// The socket to the command. Its end, because the command closed it or ended itself, ends the child; and the end of the
// child is reported on it, in a line.
enum { CONTROL = 3 };

// What the child may use; 0 stands for no limit of its own.
typedef struct limits {
  // For each process: seconds of the processor, bytes of a file, open files. They hold from the first instruction.
  uint64_t cpu, file, files;
  // For all processes together: bytes of memory, and their number. They are counted some times a second; each process
  // also has the whole as a hard limit of its own.
  uint64_t memory, processes;
} limits;

// limits.c: sets the hard limits of the calling process.
void limit_process(const limits *limits);

// tree.c: the descendants of the calling process, which has to be their subreaper.

// What the descendants use.
typedef struct usage {
  uint64_t memory, processes;
} usage;

// Measures what the descendants use.
usage tree_usage(void);
// Kills all descendants and waits for their ends. A descendant that can't be killed is waited for for some seconds.
void tree_kill(void);

// confine.c: makes everything read-only for the calling process and those that it starts, except a folder and what is in
// it, if the kernel has Landlock. It can also signal no process but its descendants, if the kernel can see to that.
void confine(const char *folder);

#endif
