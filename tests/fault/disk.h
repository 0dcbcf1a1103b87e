/* disk.h - stands between SQLite and the kernel: every call that changes a
 * file asks disk_allows() first, which the test defines.
 *
 * The functions below come before those of libc, for SQLite finds them first;
 * they go to the kernel themselves. */
#ifndef TESTS_FAULT_DISK_H
#define TESTS_FAULT_DISK_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum disk_kind { DISK_WRITE, DISK_SIZE, DISK_SYNC };

struct disk_call {
	enum disk_kind kind;
	int fd;
	const void *data;	/* WRITE: n bytes at that place */
	size_t n;
	off64_t at;		/* SIZE: the new one */
};

/* May it be done?  False with errno where it is to fail. */
static bool disk_allows(const struct disk_call *);

ssize_t pwrite64(int fd, const void *p, size_t n, off64_t at);
int ftruncate64(int fd, off64_t size);

ssize_t pwrite64(int fd, const void *p, size_t n, off64_t at)
{
	struct disk_call c = { DISK_WRITE, fd, p, n, at };

	return disk_allows(&c) ? syscall(SYS_pwrite64, fd, p, n, at) : -1;
}

int ftruncate64(int fd, off64_t size)
{
	struct disk_call c = { DISK_SIZE, fd, NULL, 0, size };

	return disk_allows(&c) ? (int)syscall(SYS_ftruncate, fd, size) : -1;
}

int fsync(int fd)
{
	struct disk_call c = { DISK_SYNC, fd, NULL, 0, 0 };

	return disk_allows(&c) ? (int)syscall(SYS_fsync, fd) : -1;
}

int fdatasync(int fd)
{
	struct disk_call c = { DISK_SYNC, fd, NULL, 0, 0 };

	return disk_allows(&c) ? (int)syscall(SYS_fdatasync, fd) : -1;
}

#endif
