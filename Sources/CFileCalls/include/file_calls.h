#ifndef FILE_CALLS_H
#define FILE_CALLS_H

// Calls of Linux that Swift does not import. Each returns 0, or -1 with errno.

// Renames a file, and fails with EEXIST where the new name is taken.
int rename_to_new(const char *from, const char *to);

// Gives an open file the access control list (ACL) of another, or none where the other has none.
int copy_access_list(const char *from, int to);

// Waits until somebody writes to a pipe with a name (FIFO), which is open for reading without blocking. Fails with
// ETIMEDOUT where nobody has opened it for writing after some time.
int wait_for_writer(int pipe, int milliseconds);

#endif
