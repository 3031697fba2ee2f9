// lessons-supervisor [cpu=N] [memory=N] [file=N] [files=N] [processes=N] [folder=PATH] [writable=PATH] -- PROGRAM ARGUMENT…
//
// Runs a program in a folder and within limits; ends it, and all processes that it started, when it ends, when it exceeds
// a limit, or when the other end of the control socket is closed. Then it sends a message how the program ended:
// `exited CODE`, `signalled NUMBER`, `exceeded LIMIT`, or `failed ERRNO` if it could not be started.

#define _GNU_SOURCE
#include "supervisor.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

typedef struct job {
  limits limits;
  const char *folder, *writable;
  char **program;
} job;

// Ends all descendants, then reports and exits: whoever reads the report, or the end of the socket, can rely on it.
static _Noreturn void finish(const char *what, const char *detail) {
  tree_kill();
  char report[64];
  int length = snprintf(report, sizeof report, "%s %s", what, detail);
  send(CONTROL, report, (size_t)length, MSG_NOSIGNAL);
  exit(0);
}

static _Noreturn void finish_with_number(const char *what, int number) {
  char text[16];
  snprintf(text, sizeof text, "%d", number);
  finish(what, text);
}

static bool parse(int argc, char **argv, job *job) {
  const struct { const char *name; uint64_t *value; } numbers[] = {
      {"cpu=", &job->limits.cpu},     {"memory=", &job->limits.memory},       {"file=", &job->limits.file},
      {"files=", &job->limits.files}, {"processes=", &job->limits.processes},
  };
  for (int index = 1; index < argc; index++) {
    const char *argument = argv[index];
    if (strcmp(argument, "--") == 0) {
      job->program = argv + index + 1;
      return *job->program != NULL;
    }
    if (strncmp(argument, "folder=", 7) == 0) job->folder = argument + 7;
    if (strncmp(argument, "writable=", 9) == 0) job->writable = argument + 9;
    for (size_t number = 0; number < sizeof numbers / sizeof *numbers; number++) {
      size_t length = strlen(numbers[number].name);
      if (strncmp(argument, numbers[number].name, length) == 0) {
        *numbers[number].value = strtoull(argument + length, NULL, 10);
      }
    }
  }
  return false;
}

// Becomes the child's program. On failure the error's number is written to `failure`, which a started program closes.
static _Noreturn void become(const job *job, pid_t supervisor, int priority, int failure) {
  setsid();
  // Even a supervisor that is killed takes its child along.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != supervisor) _exit(1);
  setpriority(PRIO_PROCESS, 0, priority);
  limit_process(&job->limits);
  if (job->folder && chdir(job->folder) != 0) goto failed;
  // Programs that give their caller other rights would be outside of the limits.
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (job->writable) confine(job->writable);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execv(job->program[0], job->program);
failed:;
  int code = errno;
  (void)!write(failure, &code, sizeof code);
  _exit(1);
}

static pid_t start(const job *job, int priority) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) finish_with_number("failed", errno);
  pid_t supervisor = getpid(), child = fork();
  if (child < 0) finish_with_number("failed", errno);
  if (child == 0) become(job, supervisor, priority, ends[1]);
  close(ends[1]);
  int code;
  if (read(ends[0], &code, sizeof code) == sizeof code) finish_with_number("failed", code);
  close(ends[0]);
  return child;
}

// Reaps what has ended, and finishes if the child is among it.
static void reap(pid_t child) {
  int status;
  for (pid_t ended; (ended = waitpid(-1, &status, WNOHANG)) > 0;) {
    if (ended != child) continue;
    if (WIFSIGNALED(status)) finish_with_number("signalled", WTERMSIG(status));
    finish_with_number("exited", WEXITSTATUS(status));
  }
}

static int64_t milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

// Finishes if the descendants exceed a limit. Returns the time until the next check, in milliseconds.
static int check(const limits *limits) {
  int64_t begin = milliseconds();
  usage usage = tree_usage();
  if (limits->memory && usage.memory > limits->memory) finish("exceeded", "memory");
  if (limits->processes && usage.processes > limits->processes) finish("exceeded", "processes");
  // At most about two per cent of a processor.
  int pause = (int)(milliseconds() - begin) * 50;
  return pause < 50 ? 50 : pause;
}

int main(int argc, char **argv) {
  job job = {0};
  if (!parse(argc, argv, &job)) {
    fputs("This program is a part of `lessons`, which starts it.\n", stderr);
    return 64;
  }
  close_range(CONTROL + 1, ~0U, 0);
  fcntl(CONTROL, F_SETFD, FD_CLOEXEC);
  // Signals of the terminal are for the command, which then closes the socket.
  setsid();
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  // Where that is allowed, ahead of its descendants: they may be very many.
  int priority = getpriority(PRIO_PROCESS, 0);
  setpriority(PRIO_PROCESS, 0, priority - 10);
  // The command ignores some signals; a program inherits that.
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigset_t handled;
  sigemptyset(&handled);
  for (int number = SIGHUP; number <= SIGQUIT; number++) sigaddset(&handled, number);
  sigaddset(&handled, SIGTERM);
  sigaddset(&handled, SIGCHLD);
  sigprocmask(SIG_SETMASK, &handled, NULL);
  int signals = signalfd(-1, &handled, SFD_CLOEXEC | SFD_NONBLOCK);
  if (signals < 0) finish_with_number("failed", errno);
  pid_t child = start(&job, priority);

  int pause = 50;
  int64_t next = milliseconds() + pause;
  while (true) {
    struct pollfd events[] = {{CONTROL, POLLIN | POLLRDHUP, 0}, {signals, POLLIN, 0}};
    int64_t rest = next - milliseconds();
    poll(events, 2, rest < 0 ? 0 : (int)rest);
    if (events[0].revents) finish("stopped", "");
    struct signalfd_siginfo signal;
    while (read(signals, &signal, sizeof signal) == sizeof signal) {
      if (signal.ssi_signo != SIGCHLD) finish("stopped", "");
    }
    reap(child);
    if (milliseconds() >= next) {
      pause = check(&job.limits);
      next = milliseconds() + pause;
    }
  }
}
