#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H

// What Swift can't call of SQLite by itself: functions with a variable number of arguments, and the methods of a file.

struct sqlite3;

/// Lets a connection trust nothing that its file holds: no view, no function that isn't harmless, no write to SQLite's
/// own tables. Returns a result code of SQLite.
int sqlite_shim_distrust(struct sqlite3 *connection);

/// Reads the first bytes of the file by SQLite's own descriptor: to close another would drop the locks of this process.
/// Bytes that are not there become zero. Returns a result code of SQLite.
int sqlite_shim_header(struct sqlite3 *connection, unsigned char *bytes, int count);

/// Whether the path by which SQLite opened the file leads to another file now, or to none.
int sqlite_shim_has_moved(struct sqlite3 *connection);

#endif
