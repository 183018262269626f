#include "CProgram.h"

static int count;
static char **words;

// The C library calls it before main, with main's arguments. Swift's own way reads /proc/self/maps to find them, and finds
// none where that file can't be opened: the program would print its help and end with 0.
__attribute__((constructor)) static void keep(int argc, char **argv) {
  count = argc;
  words = argv;
}

int seckit_argument_count(void) { return count; }

const char *seckit_argument(int index) { return words[index]; }
