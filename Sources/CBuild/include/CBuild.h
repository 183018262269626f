#ifndef SECKIT_CBUILD_H
#define SECKIT_CBUILD_H

// The commit that the program was built of, as SECKIT_COMMIT said when it was built; empty where it said nothing.
const char *_Nonnull seckit_commit(void);

#endif
