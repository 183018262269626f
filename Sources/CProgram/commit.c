#include "CProgram.h"

const char *seckit_commit(void) { return SECKIT_COMMIT; }
