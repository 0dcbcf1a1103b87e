#include "import/filehash.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/mem.h"

enum { BLOCK = 128 << 10 };

struct filehash {
	pthread_t thread;
	const volatile sig_atomic_t *stop;
	char *path;
	struct hash *hash;
	bool running, ok;
};

static void *run(void *of)
{
	struct filehash *d = of;
	int fd = open(d->path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	char *block = xcalloc(1, BLOCK);
	ssize_t got = fd < 0 ? -1 : 1;

	while (got && fd >= 0 && !(d->stop && *d->stop)) {
		got = read(fd, block, BLOCK);
		if (got < 0 && errno != EINTR)
			break;
		if (got > 0)
			hash_add(d->hash, block, (size_t)got);
	}
	d->ok = got == 0;
	if (fd >= 0)
		close(fd);
	free(block);
	return NULL;
}

struct filehash *filehash_begin(const char *path, const volatile sig_atomic_t *stop)
{
	struct filehash *d = xcalloc(1, sizeof(*d));
	sigset_t all, was;

	d->path = xstrdup(path);
	d->stop = stop;
	d->hash = hash_new();
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &was);
	d->running = pthread_create(&d->thread, NULL, run, d) == 0;
	pthread_sigmask(SIG_SETMASK, &was, NULL);
	if (!d->running)
		run(d);
	return d;
}

bool filehash_end(struct filehash *d, char hex[static HASH_SIZE])
{
	bool ok;

	if (d->running)
		pthread_join(d->thread, NULL);
	ok = d->ok;
	hash_end(d->hash, hex);
	free(d->path);
	free(d);
	return ok;
}
