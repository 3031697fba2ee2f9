// Draws each graph in a forked process. Graphviz crashes or corrupts its heap on some graphs, ordinary ones among them;
// its ids and warnings depend on the graphs drawn before; and it is not thread-safe. A child process that starts from
// the same state every time, and may crash, solves all three at a cost of some milliseconds.
//
// In a child of a multithreaded process, locks held by other threads are never released. So the child runs C code only.

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

// Three functions that the C library declares only under `_GNU_SOURCE`. Defining it here would change the system's
// headers from what they are in Swift's own modules, which the compiler rejects.
typedef struct graphviz_symbol {
  const char *file;
  void *base;
  const char *name;
  void *address;
} graphviz_symbol;
int graphviz_dladdr(const void *address, graphviz_symbol *symbol) __asm__("dladdr");
int graphviz_pipe2(int ends[2], int flags) __asm__("pipe2");
int graphviz_close_range(unsigned first, unsigned last, int flags) __asm__("close_range");

// The path of the loaded Graphviz library, or NULL. Its plugins are in a folder next to it.
static inline const char *graphviz_library_path(void) {
  graphviz_symbol symbol;
  return graphviz_dladdr((void *)gvContextPlugins, &symbol) ? symbol.file : NULL;
}

// The input of a child process.
typedef struct graphviz_job {
  GVC_t *context;
  const char *dot;
  size_t length;
  // The file name of the text in messages.
  char *file;
} graphviz_job;

// The types of the records that a child writes. A record is a type, a length of eight bytes, and a text.
enum {
  GRAPHVIZ_GRAPH = 'g',      // A graph was read; the text is its name.
  GRAPHVIZ_LAYOUT = 'l',     // The graph asks for this layout, which is not available.
  GRAPHVIZ_IMAGE = 'i',      // The graph contains an image.
  GRAPHVIZ_EMPTY = 'e',      // The graph has no nodes.
  GRAPHVIZ_MESSAGE = 'm',    // A fragment of a message.
  GRAPHVIZ_DRAWING = 'd',    // The SVG.
  GRAPHVIZ_DONE = '.',       // The last record of a child that did not crash.
};

// The file descriptor that a child writes records to.
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

static inline int graphviz_send_message(char *fragment) {
  graphviz_send(GRAPHVIZ_MESSAGE, fragment, strlen(fragment));
  return 0;
}

static inline const char *graphviz_attribute(void *object, const char *name) {
  char *value = agget(object, (char *)name);
  return value ? value : "";
}

// Returns true if the graph can be drawn. Nodes of the shape `point` get a class, as only those are filled by default.
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

// Draws the graph and sends the records. Nothing is freed, as the process ends.
static inline void *graphviz_draw(void *data) {
  const graphviz_job *job = (const graphviz_job *)data;
  agseterrf(graphviz_send_message);
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

// Runs the child: no open files but its output, default signal handlers, limits of time and memory, a deep stack.
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

// Starts a child. Returns the file descriptor to read its records from, or -1. After the end of the file the caller
// must wait for `child`.
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
