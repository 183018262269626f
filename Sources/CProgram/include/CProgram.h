#ifndef SECKIT_CPROGRAM_H
#define SECKIT_CPROGRAM_H

// What C knows of the program.

/// The commit that the program was built of, as SECKIT_COMMIT said when it was built; empty where it said nothing.
const char *_Nonnull seckit_commit(void);

/// How many words the command line has, with the name of the program.
int seckit_argument_count(void);

/// A word of the command line, from 0, the name of the program. The index must be below the count.
const char *_Nonnull seckit_argument(int index);

#endif
