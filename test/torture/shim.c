/*
 * Stands between a program and its disk (LD_PRELOAD, Linux). By its environment it
 *  - writes down, in order, everything done to files below TORTURE_FOLDER, and what was said on standard output
 *    (TORTURE_TRACE): from that, every disk a power cut could have left behind is made;
 *  - lets writes, truncations or forcings to disk fail once the program has said "ARM kind n times" on standard output,
 *    from the n-th on and so often: the disk that is full, broken, or takes half; "DISARM" mends it;
 *  - bends time: clocks go faster by TORTURE_SPEED, and the wall clock is off by the nanoseconds in TORTURE_OFFSET's
 *    file, which the program may change while it runs.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

#define MOST_FILES 65536

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char *folder;
static int trace = -1;
static long fail_at = -1, fail_times = 1, counted;
static char fail_kind[16];
static int is_armed;
/* Names of open files below the folder, by descriptor. */
static char *names[MOST_FILES];

static double speed = 1;
static volatile int64_t *offset_ns;
static int64_t wall_start, steady_start;
static int bends_time;

static int64_t ask(clockid_t clock) {
  struct timespec at;
  syscall(SYS_clock_gettime, clock, &at);
  return (int64_t)at.tv_sec * 1000000000 + at.tv_nsec;
}

__attribute__((constructor)) static void begin(void) {
  folder = getenv("TORTURE_FOLDER");
  const char *path = getenv("TORTURE_TRACE");
  if (path != NULL) trace = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const char *faster = getenv("TORTURE_SPEED");
  const char *offset = getenv("TORTURE_OFFSET");
  if (faster != NULL && offset != NULL) {
    int file = syscall(SYS_openat, AT_FDCWD, offset, O_RDWR | O_CLOEXEC, 0);
    void *shared = mmap(NULL, 8, PROT_READ, MAP_SHARED, file, 0);
    if (shared != MAP_FAILED) {
      offset_ns = shared;
      speed = atof(faster);
      wall_start = ask(CLOCK_REALTIME);
      steady_start = ask(CLOCK_MONOTONIC);
      bends_time = 1;
    }
  }
}

#define REAL(name) static __typeof__(&name) real_##name; if (!real_##name) real_##name = dlsym(RTLD_NEXT, #name)

/* --- what is written down --- */

static void put(const void *bytes, size_t length) {
  const char *from = bytes;
  while (length > 0) {
    long done = syscall(SYS_write, trace, from, length);
    if (done <= 0) return;
    from += done;
    length -= (size_t)done;
  }
}

/* op, length of the name, the name, where, length of the bytes, the bytes. */
static void note(char op, const char *name, int64_t where, const void *bytes, uint32_t length) {
  if (trace < 0) return;
  uint32_t name_length = (uint32_t)strlen(name);
  char head[17];
  head[0] = op;
  memcpy(head + 1, &name_length, 4);
  memcpy(head + 5, &where, 8);
  memcpy(head + 13, &length, 4);
  put(head, sizeof head);
  put(name, name_length);
  put(bytes, length);
}

static int is_ours(const char *path) { return folder != NULL && strncmp(path, folder, strlen(folder)) == 0; }
static const char *name_of(int file) { return file >= 0 && file < MOST_FILES ? names[file] : NULL; }

static void opened(int file, const char *path, int flags) {
  if (file < 0 || file >= MOST_FILES || !is_ours(path)) return;
  pthread_mutex_lock(&lock);
  free(names[file]);
  names[file] = strdup(path);
  struct stat found;
  if (fstat(file, &found) == 0 && S_ISREG(found.st_mode)) note('O', path, (flags & O_TRUNC) != 0, "", 0);
  pthread_mutex_unlock(&lock);
}

/* --- what fails --- */

static void arm(const char *bytes, size_t length) {
  char said[64] = {0};
  memcpy(said, bytes, length < sizeof said ? length : sizeof said - 1);
  if (strncmp(said, "DISARM", 6) == 0) is_armed = 0;
  if (strncmp(said, "ARM ", 4) != 0) return;
  counted = 0;
  is_armed = sscanf(said, "ARM %15s %ld %ld", fail_kind, &fail_at, &fail_times) == 3;
}

static int is_of_kind(char op) {
  if (strcmp(fail_kind, "sync") == 0) return op == 'S';
  return op == 'W' || op == 'T' || op == 'S';
}

/* 0: goes through. Otherwise the error, or -1 for a write of which only half is done. */
static int fault(char op) {
  if (!is_armed || fail_at < 0 || !is_of_kind(op)) return 0;
  counted += 1;
  if (counted < fail_at || counted >= fail_at + fail_times) return 0;
  if (strcmp(fail_kind, "full") == 0) return op == 'S' ? EIO : ENOSPC;
  if (strcmp(fail_kind, "half") == 0 && op == 'W') return -1;
  return EIO;
}

/* --- files --- */

static mode_t mode_of(int flags, va_list more) { return (flags & (O_CREAT | O_TMPFILE)) ? va_arg(more, mode_t) : 0; }

#define OPENS(name) \
  int name(const char *path, int flags, ...) { \
    va_list more; \
    va_start(more, flags); \
    mode_t mode = mode_of(flags, more); \
    va_end(more); \
    REAL(name); \
    int file = real_##name(path, flags, mode); \
    opened(file, path, flags); \
    return file; \
  }
OPENS(open)
OPENS(open64)

int close(int file) {
  REAL(close);
  pthread_mutex_lock(&lock);
  if (name_of(file) != NULL) {
    free(names[file]);
    names[file] = NULL;
  }
  pthread_mutex_unlock(&lock);
  return real_close(file);
}

static ssize_t written(int file, const void *bytes, size_t length, int64_t where) {
  const char *name = name_of(file);
  pthread_mutex_lock(&lock);
  int error = fault('W');
  size_t part = error == -1 ? length / 2 : length;
  if (error > 0) {
    pthread_mutex_unlock(&lock);
    errno = error;
    return -1;
  }
  ssize_t done = syscall(SYS_pwrite64, file, bytes, part, where);
  if (done > 0) note('W', name, where, bytes, (uint32_t)done);
  pthread_mutex_unlock(&lock);
  return done;
}

#define PWRITES(name, type) \
  ssize_t name(int file, const void *bytes, size_t length, type where) { \
    if (name_of(file) != NULL) return written(file, bytes, length, where); \
    return syscall(SYS_pwrite64, file, bytes, length, where); \
  }
PWRITES(pwrite, off_t)
PWRITES(pwrite64, off64_t)

ssize_t write(int file, const void *bytes, size_t length) {
  if (file == STDOUT_FILENO) {
    pthread_mutex_lock(&lock);
    arm(bytes, length);
    note('A', "", 0, bytes, (uint32_t)length);
    pthread_mutex_unlock(&lock);
  }
  if (name_of(file) == NULL) return syscall(SYS_write, file, bytes, length);
  int flags = fcntl(file, F_GETFL);
  off_t where = lseek(file, 0, (flags & O_APPEND) ? SEEK_END : SEEK_CUR);
  ssize_t done = written(file, bytes, length, where);
  if (done > 0) lseek(file, where + done, SEEK_SET);
  return done;
}

static int cut(int file, int64_t length) {
  pthread_mutex_lock(&lock);
  int error = fault('T');
  int done = error > 0 ? -1 : (int)syscall(SYS_ftruncate, file, length);
  if (done == 0) note('T', name_of(file), length, "", 0);
  pthread_mutex_unlock(&lock);
  if (error > 0) errno = error;
  return done;
}

int ftruncate(int file, off_t length) { return name_of(file) ? cut(file, length) : (int)syscall(SYS_ftruncate, file, length); }
int ftruncate64(int file, off64_t length) { return name_of(file) ? cut(file, length) : (int)syscall(SYS_ftruncate, file, length); }

static int forced(int file, long call) {
  if (name_of(file) == NULL) return (int)syscall(call, file);
  pthread_mutex_lock(&lock);
  int error = fault('S');
  /* The disk of a test has no power cut: forcing for real would only cost time. */
  int done = error > 0 ? -1 : 0;
  if (done == 0) note('S', name_of(file), 0, "", 0);
  pthread_mutex_unlock(&lock);
  if (error > 0) errno = error;
  return done;
}

int fsync(int file) { return forced(file, SYS_fsync); }
int fdatasync(int file) { return forced(file, SYS_fdatasync); }

int unlink(const char *path) {
  int done = (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
  if (done == 0 && is_ours(path)) {
    pthread_mutex_lock(&lock);
    note('U', path, 0, "", 0);
    pthread_mutex_unlock(&lock);
  }
  return done;
}

int rename(const char *from, const char *to) {
  int done = (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
  if (done == 0 && is_ours(to)) {
    pthread_mutex_lock(&lock);
    note('R', from, 0, to, (uint32_t)strlen(to));
    pthread_mutex_unlock(&lock);
  }
  return done;
}

/* --- time --- */

static int64_t bent(int64_t now, int64_t start) { return start + (int64_t)((double)(now - start) * speed); }

int clock_gettime(clockid_t clock, struct timespec *at) {
  if (!bends_time || (clock != CLOCK_REALTIME && clock != CLOCK_MONOTONIC && clock != CLOCK_REALTIME_COARSE &&
                      clock != CLOCK_MONOTONIC_COARSE && clock != CLOCK_BOOTTIME))
    return (int)syscall(SYS_clock_gettime, clock, at);
  int is_wall = clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE;
  int64_t now = is_wall ? bent(ask(CLOCK_REALTIME), wall_start) + *offset_ns : bent(ask(CLOCK_MONOTONIC), steady_start);
  at->tv_sec = now / 1000000000;
  at->tv_nsec = now % 1000000000;
  return 0;
}

int gettimeofday(struct timeval *restrict at, void *restrict zone) {
  (void)zone;
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  at->tv_sec = now.tv_sec;
  at->tv_usec = now.tv_nsec / 1000;
  return 0;
}

static int shorter(int ms) {
  if (!bends_time || ms <= 0) return ms;
  int bent_ms = (int)((double)ms / speed);
  return bent_ms < 1 ? 1 : bent_ms;
}

int epoll_wait(int poll, struct epoll_event *events, int most, int ms) {
  return (int)syscall(SYS_epoll_pwait, poll, events, most, shorter(ms), NULL, 8);
}

int epoll_pwait(int poll, struct epoll_event *events, int most, int ms, const sigset_t *mask) {
  return (int)syscall(SYS_epoll_pwait, poll, events, most, shorter(ms), mask, 8);
}
