// Graphviz, as the engine uses it: each graph is drawn in a process of its own. On some graphs, ordinary ones among
// them, Graphviz crashes or spoils its heap; how it numbers things and what it complains about depends on what it drew
// before; and it has no locks. A child that starts from the same state every time, and whose end is no harm, mends all
// of it for some milliseconds.
//
// A child of a program with threads may not rely on locks that another thread held. So all that runs in it is C, here.

#ifndef LESSONS_GRAPHVIZ_SHIM_H
#define LESSONS_GRAPHVIZ_SHIM_H

#include <fcntl.h>
#include <gvc.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

// Three functions that the C library declares only under `_GNU_SOURCE`. To define that here would give the system's
// headers another meaning than they have in Swift's own modules, which the compiler refuses.
typedef struct graphviz_symbol {
  const char *file;
  void *base;
  const char *name;
  void *address;
} graphviz_symbol;
int graphviz_dladdr(const void *address, graphviz_symbol *symbol) __asm__("dladdr");
int graphviz_pipe2(int ends[2], int flags) __asm__("pipe2");
int graphviz_close_range(unsigned first, unsigned last, int flags) __asm__("close_range");

// The file that Graphviz was loaded from, or NULL. Its plugins are in a folder next to it.
static inline const char *graphviz_library_path(void) {
  graphviz_symbol symbol;
  return graphviz_dladdr((void *)gvContextPlugins, &symbol) ? symbol.file : NULL;
}

// What a child is given, and what it tells of.
typedef struct graphviz_job {
  GVC_t *context;
  const char *dot;
  size_t length;
  // What the text is called in messages.
  char *file;
} graphviz_job;

// The records that a child sends: one of these letters, a length of eight bytes, and a text.
enum {
  GRAPHVIZ_GRAPH = 'g',      // A graph was read; the text is its name.
  GRAPHVIZ_LAYOUT = 'l',     // It asks for this layout, which there is not.
  GRAPHVIZ_IMAGE = 'i',      // It holds an image.
  GRAPHVIZ_EMPTY = 'e',      // It has no nodes.
  GRAPHVIZ_COMPLAINT = 'c',  // A piece of a message.
  GRAPHVIZ_DRAWING = 'd',    // The SVG.
  GRAPHVIZ_DONE = '.',       // The last record, unless something went wrong.
};

// Where a child writes to, whatever it was in its parent.
enum { GRAPHVIZ_OUTPUT = 3 };

static inline void graphviz_write(const void *bytes, size_t length) {
  const char *next = (const char *)bytes;
  while (length > 0) {
    ssize_t written = write(GRAPHVIZ_OUTPUT, next, length);
    if (written <= 0) _exit(1);
    next += written;
    length -= (size_t)written;
  }
}

static inline void graphviz_send(char kind, const char *text, size_t length) {
  uint64_t size = length;
  graphviz_write(&kind, 1);
  graphviz_write(&size, sizeof size);
  graphviz_write(text, length);
}

static inline int graphviz_complain(char *piece) {
  graphviz_send(GRAPHVIZ_COMPLAINT, piece, strlen(piece));
  return 0;
}

static inline const char *graphviz_attribute(void *object, const char *name) {
  char *value = agget(object, (char *)name);
  return value ? value : "";
}

// Whether the graph is one to draw. Points get a class of their own: they alone are black when the author says nothing.
static inline bool graphviz_prepare(Agraph_t *graph) {
  const char *layout = graphviz_attribute(graph, "layout");
  bool drawable = *layout == 0 || strcmp(layout, "dot") == 0;
  if (!drawable) graphviz_send(GRAPHVIZ_LAYOUT, layout, strlen(layout));
  if (!agfstnode(graph)) {
    graphviz_send(GRAPHVIZ_EMPTY, "", 0);
    drawable = false;
  }
  for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node)) {
    if (*graphviz_attribute(node, "image") || *graphviz_attribute(node, "shapefile")) {
      graphviz_send(GRAPHVIZ_IMAGE, "", 0);
      return false;
    }
    if (strcmp(graphviz_attribute(node, "shape"), "point") == 0) {
      agsafeset(node, (char *)"class", (char *)"point", (char *)"");
    }
  }
  return drawable;
}

// Draws, and tells. Nothing is freed: the process ends.
static inline void *graphviz_draw(void *data) {
  const graphviz_job *job = (const graphviz_job *)data;
  agseterrf(graphviz_complain);
  agsetfile(job->file);
  Agraph_t *graph = NULL;
  FILE *text = fmemopen((void *)job->dot, job->length, "r");
  for (Agraph_t *next; text && (next = agread(text, NULL));) {
    graphviz_send(GRAPHVIZ_GRAPH, agnameof(next), strlen(agnameof(next)));
    if (!graph) graph = next;
  }
  char *svg = NULL;
  unsigned length = 0;
  if (graph && graphviz_prepare(graph) && gvLayout(job->context, graph, "dot") == 0
      && gvRenderData(job->context, graph, "svg", &svg, &length) == 0) {
    graphviz_send(GRAPHVIZ_DRAWING, svg, length);
  }
  graphviz_send(GRAPHVIZ_DONE, "", 0);
  return NULL;
}

// The child: silent, alone with its output, with little time and a deep stack.
static inline void graphviz_be_child(const graphviz_job *job, int output) {
  if (output != GRAPHVIZ_OUTPUT) dup2(output, GRAPHVIZ_OUTPUT);
  int nothing = open("/dev/null", O_RDWR);
  for (int file = 0; file < GRAPHVIZ_OUTPUT; file++) dup2(nothing, file);
  graphviz_close_range(GRAPHVIZ_OUTPUT + 1, ~0U, 0);
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  pthread_sigmask(SIG_SETMASK, &none, NULL);
  struct rlimit core = {0, 0}, seconds = {20, 20}, memory = {4UL << 30, 4UL << 30};
  setrlimit(RLIMIT_CORE, &core);
  setrlimit(RLIMIT_CPU, &seconds);
  setrlimit(RLIMIT_DATA, &memory);
  alarm(120);
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, 256UL << 20);
  pthread_t thread;
  if (pthread_create(&thread, &attributes, graphviz_draw, (void *)job) == 0) pthread_join(thread, NULL);
  _exit(0);
}

// Starts a child. Returns the file to read its records from, to the end, or -1; `child` is then to be waited for.
static inline int graphviz_start(const graphviz_job *job, pid_t *child) {
  int ends[2];
  if (graphviz_pipe2(ends, O_CLOEXEC) != 0) return -1;
  *child = fork();
  if (*child == 0) graphviz_be_child(job, ends[1]);
  close(ends[1]);
  if (*child > 0) return ends[0];
  close(ends[0]);
  return -1;
}

#endif
