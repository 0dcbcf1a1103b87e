/* image.h - a file as it may be found, put together in memory. */
#ifndef TESTS_FAULT_IMAGE_H
#define TESTS_FAULT_IMAGE_H

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/mem.h"

struct image {
	unsigned char *byte;
	size_t size;
};

static inline void resize(struct image *m, size_t size)
{
	if (size > m->size) {
		m->byte = xreallocarray(m->byte, size, 1);
		memset(m->byte + m->size, 0, size - m->size);
	}
	m->size = size;
}

static inline void write_image(const struct image *m, const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	for (size_t at = 0; at < m->size; at += 1 << 20)
		if (write(fd, m->byte + at, m->size - at < 1 << 20
		          ? m->size - at : 1 << 20) < 0)
			perror(path);
	close(fd);
}

static inline struct image read_image(const char *path)
{
	struct image m = { 0 };
	struct stat st;
	int fd = open(path, O_RDONLY);

	if (fstat(fd, &st) == 0)
		resize(&m, (size_t)st.st_size);
	if (read(fd, m.byte, m.size) != (ssize_t)m.size)
		perror(path);
	close(fd);
	return m;
}

#endif
