#define _GNU_SOURCE
#include "file_calls.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <sys/xattr.h>
#include <unistd.h>

int rename_to_new(const char *from, const char *to) {
  return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
}

int copy_access_list(const char *from, int to) {
  static const char name[] = "system.posix_acl_access";
  char list[65536];  // The most that Linux keeps.
  ssize_t size = getxattr(from, name, list, sizeof list);
  if (size >= 0) return fsetxattr(to, name, list, (size_t)size, 0);
  if (errno != ENODATA) return -1;
  // The folder may give new files one.
  return fremovexattr(to, name) == 0 || errno == ENODATA ? 0 : -1;
}

int wait_for_writer(int pipe, int milliseconds) {
  int copy[2];
  if (pipe2(copy, O_CLOEXEC) != 0) return -1;
  int failure = -1;
  for (int waited = 0; failure < 0; waited += 10) {
    struct pollfd ready = {.fd = pipe, .events = POLLIN};
    // Something to read, or the end of what was written.
    if (poll(&ready, 1, 10) > 0) {
      failure = 0;
    } else {
      // Takes nothing out of the pipe: 0 is the end, which is there where nobody writes.
      ssize_t count = tee(pipe, copy[1], 1, SPLICE_F_NONBLOCK);
      if (count > 0 || (count < 0 && errno == EAGAIN)) failure = 0;
      if (count < 0 && errno != EAGAIN && errno != EINTR) failure = errno;
      if (count == 0 && waited >= milliseconds) failure = ETIMEDOUT;
    }
  }
  close(copy[0]);
  close(copy[1]);
  errno = failure;
  return failure == 0 ? 0 : -1;
}
