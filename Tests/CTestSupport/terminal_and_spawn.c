#define _GNU_SOURCE
#include "terminal_and_spawn.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

int open_terminal(char *name, int length) {
  int person = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (person < 0) return -1;
  if (grantpt(person) == 0 && unlockpt(person) == 0 && ptsname_r(person, name, (size_t)length) == 0) return person;
  close(person);
  return -1;
}

int spawn_in_folder_alone(posix_spawn_file_actions_t *actions, const char *folder) {
  int failure = posix_spawn_file_actions_addchdir_np(actions, folder);
  return failure == 0 ? posix_spawn_file_actions_addclosefrom_np(actions, 3) : failure;
}
