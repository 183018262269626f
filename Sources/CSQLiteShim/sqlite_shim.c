#include "CSQLiteShim.h"
#include <sqlite3.h>
#include <string.h>

int sqlite_shim_distrust(struct sqlite3 *connection) {
  int result = sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
  if (result == SQLITE_OK) result = sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
  if (result == SQLITE_OK) result = sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_VIEW, 0, (int *)0);
  return result;
}

int sqlite_shim_header(struct sqlite3 *connection, unsigned char *bytes, int count) {
  sqlite3_file *file = 0;
  memset(bytes, 0, (size_t)count);
  int result = sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (result != SQLITE_OK) return result;
  if (file == 0 || file->pMethods == 0) return SQLITE_CANTOPEN;
  result = file->pMethods->xRead(file, bytes, count, 0);
  return result == SQLITE_IOERR_SHORT_READ ? SQLITE_OK : result;
}

int sqlite_shim_has_moved(struct sqlite3 *connection) {
  int moved = 0;
  int result = sqlite3_file_control(connection, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return result == SQLITE_OK && moved;
}
