// Calls of the GNU C library that Swift's module of it leaves out.
#ifndef TERMINAL_AND_SPAWN_H
#define TERMINAL_AND_SPAWN_H

#include <spawn.h>

/// Opens a new terminal and writes the path of the program's end to `name`. Returns the person's end, or -1.
int open_terminal(char *name, int length);

/// The program starts in that folder, with no files open but its three streams.
int spawn_in_folder_alone(posix_spawn_file_actions_t *actions, const char *folder);

#endif
