// Duktape, as Swift can use it: its calls are macros and its errors are `longjmp`s, and neither may reach Swift.
// Whatever may throw stands here, inside `duk_safe_call`. A heap is an island with two limits: the bytes that it may
// hold, and the bytes that one call may ask for in all. JavaScript that does work asks for memory, so the second limit
// ends a runaway script, on every machine at the same place.

#ifndef LESSONS_DUKTAPE_SHIM_H
#define LESSONS_DUKTAPE_SHIM_H

#include <duktape.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

typedef struct script_heap {
  duk_context *context;
  // Bytes held now, and at most.
  size_t held, capacity;
  // Bytes that the current call may still ask for, and every call at its start.
  size_t budget, allowance;
} script_heap;

// Before each block stands its size, in as much room as keeps the block aligned.
enum { SCRIPT_HEADER = 16 };

static inline void script_free(void *heap, void *block) {
  if (!block) return;
  size_t *header = (size_t *)((char *)block - SCRIPT_HEADER);
  ((script_heap *)heap)->held -= *header;
  free(header);
}

static inline void *script_realloc(void *opaque, void *block, duk_size_t size) {
  script_heap *heap = (script_heap *)opaque;
  if (size == 0) {
    script_free(heap, block);
    return NULL;
  }
  size_t *header = block ? (size_t *)((char *)block - SCRIPT_HEADER) : NULL;
  size_t before = header ? *header : 0;
  // Making a block smaller is free, and never fails: Duktape relies on it.
  size_t more = size > before ? size - before : 0;
  if (more > heap->budget || more > heap->capacity - heap->held) return NULL;
  size_t *moved = (size_t *)realloc(header, size + SCRIPT_HEADER);
  if (!moved) return NULL;
  *moved = size;
  heap->budget -= more;
  heap->held = heap->held - before + size;
  return (char *)moved + SCRIPT_HEADER;
}

static inline void *script_alloc(void *heap, duk_size_t size) { return script_realloc(heap, NULL, size); }

// A new heap, or NULL when there is no memory. `capacity`: bytes it may hold; `allowance`: bytes a call may ask for.
static inline script_heap *script_open(size_t capacity, size_t allowance) {
  script_heap *heap = (script_heap *)calloc(1, sizeof(script_heap));
  if (!heap) return NULL;
  heap->capacity = capacity;
  heap->budget = heap->allowance = allowance;
  heap->context = duk_create_heap(script_alloc, script_realloc, script_free, heap, NULL);
  if (!heap->context) {
    free(heap);
    return NULL;
  }
  return heap;
}

static inline void script_close(script_heap *heap) {
  heap->budget = heap->allowance;
  duk_destroy_heap(heap->context);
  free(heap);
}

// What a call is given; `function` is NULL when the text is a program to run.
typedef struct script_call {
  const char *function;
  const char *text;
  size_t length;
} script_call;

static inline duk_ret_t script_perform(duk_context *context, void *data) {
  const script_call *call = (const script_call *)data;
  if (call->function) {
    duk_get_global_string(context, call->function);
    duk_push_lstring(context, call->text, call->length);
    duk_call(context, 1);
  } else {
    duk_eval_lstring(context, call->text, call->length);
  }
  duk_to_string(context, -1);
  return 1;
}

static inline duk_ret_t script_describe_error(duk_context *context, void *data) {
  (void)data;
  duk_safe_to_string(context, -1);
  return 1;
}

static inline bool script_do(script_heap *heap, script_call call) {
  heap->budget = heap->allowance;
  duk_set_top(heap->context, 0);
  if (duk_safe_call(heap->context, script_perform, &call, 0, 1) == DUK_EXEC_SUCCESS) return true;
  heap->budget = heap->allowance;
  duk_safe_call(heap->context, script_describe_error, NULL, 1, 1);
  return false;
}

// Runs a program. True: its value is the result. False: it threw, and the error's text is the result.
static inline bool script_run(script_heap *heap, const char *program, size_t length) {
  script_call call = {NULL, program, length};
  return script_do(heap, call);
}

// Calls a global function with one string, with the same outcome.
static inline bool script_apply(script_heap *heap, const char *function, const char *argument, size_t length) {
  script_call call = {function, argument, length};
  return script_do(heap, call);
}

// The last result, in CESU-8, until the next call; never NULL.
static inline const char *script_result(script_heap *heap, size_t *length) {
  const char *text = duk_get_lstring(heap->context, -1, length);
  if (text) return text;
  *length = 0;
  return "";
}

#endif
