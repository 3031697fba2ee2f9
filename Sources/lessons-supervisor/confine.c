// Landlock: rules that a process sets for itself and for those that it will start. The system's headers may be older than
// the kernel, so the numbers are written here; they are the same on all processors.

#define _GNU_SOURCE
#include "supervisor.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { CREATE_RULESET = 444, ADD_RULE = 445, RESTRICT_SELF = 446 };
enum { VERSION = 1, BENEATH = 1 };

// The rights that change files or folders, by the version of Landlock that first knew them.
enum {
  WRITE_FILE = 1 << 1,
  // To remove folders and files, and to make files and folders of all kinds.
  REMOVE_AND_MAKE = 0x1FF0,
  // To move or link from one folder to another; 2.
  REFER = 1 << 13,
  // To cut a file short; 3.
  TRUNCATE = 1 << 14,
};
// To signal processes that are not confined with this one, and to connect to their abstract sockets; 6.
enum { SCOPES = 3 };

typedef struct ruleset {
  uint64_t files, network, scopes;
} ruleset;

typedef struct __attribute__((packed)) rule {
  uint64_t allowed;
  int32_t file;
} rule;

static void allow(int rules, const char *path, uint64_t rights) {
  rule rule = {rights, open(path, O_PATH | O_CLOEXEC)};
  if (rule.file < 0) return;
  syscall(ADD_RULE, rules, BENEATH, &rule, 0);
  close(rule.file);
}

void confine(const char *folder) {
  long version = syscall(CREATE_RULESET, NULL, 0, VERSION);
  if (version < 1) return;
  ruleset set = {WRITE_FILE | REMOVE_AND_MAKE, 0, 0};
  if (version >= 2) set.files |= REFER;
  if (version >= 3) set.files |= TRUNCATE;
  if (version >= 6) set.scopes = SCOPES;
  // Kernels that do not know a field accept it if it is 0.
  int rules = (int)syscall(CREATE_RULESET, &set, sizeof set, 0);
  if (rules < 0) return;
  allow(rules, folder, set.files);
  const char *devices[] = {"/dev/null", "/dev/zero", "/dev/full"};
  for (int index = 0; index < 3; index++) allow(rules, devices[index], set.files & (WRITE_FILE | TRUNCATE));
  syscall(RESTRICT_SELF, rules, 0);
  close(rules);
}
