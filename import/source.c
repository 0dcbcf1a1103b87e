#include "import/source.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "import/filehash.h"
#include "import/index.h"
#include "import/excel.h"

enum { BLOCKS = 4, DEFAULT_BLOCK = 128 << 10 };

struct block {
	char *room;		/* the carry, the block, INDEX_PAD */
	size_t n;
};

struct source {
	struct source_options opt;
	char *path;
	int fd;
	uint64_t size, given;
	struct block block[BLOCKS];
	uint64_t next;		/* blocks given out */
	struct hash *hash;
	struct excel *book;	/* the file is one, and gives its text */
	struct filehash *filehash;	/* of the book */
	/* What the hashing thread shares. */
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t moved;
	uint64_t ready, hashed;	/* blocks */
	bool running, ended;
};

static void *hash_blocks(void *of)
{
	struct source *s = of;
	const struct block *b;

	pthread_mutex_lock(&s->lock);
	for (;;) {
		while (s->hashed == s->ready && !s->ended)
			pthread_cond_wait(&s->moved, &s->lock);
		if (s->hashed == s->ready)
			break;
		b = &s->block[s->hashed % BLOCKS];
		pthread_mutex_unlock(&s->lock);
		hash_add(s->hash, b->room + s->opt.carry, b->n);
		pthread_mutex_lock(&s->lock);
		s->hashed++;
		pthread_cond_signal(&s->moved);
	}
	pthread_mutex_unlock(&s->lock);
	return NULL;
}

/* Signals are for the first thread: that is the one a person interrupts. */
static void start_hashing(struct source *s)
{
	sigset_t all, was;

	s->hash = hash_new();
	pthread_mutex_init(&s->lock, NULL);
	pthread_cond_init(&s->moved, NULL);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &was);
	s->running = pthread_create(&s->thread, NULL, hash_blocks, s) == 0;
	pthread_sigmask(SIG_SETMASK, &was, NULL);
}

static bool cannot_open(const char *path, struct err *e)
{
	if (errno == ENOENT || errno == ENOTDIR)
		return err_set(e, ERR_INPUT, _("there is no file %s"), path);
	if (errno == EACCES || errno == EPERM)
		return err_set(e, ERR_PERM, _("you may not read %s"), path);
	return err_set(e, ERR_IO, _("cannot open %s: %s"), path,
	               strerror(errno));
}

static bool open_file(struct source *s, struct err *e)
{
	struct stat st;

	if (strcmp(s->path, "-") == 0) {
		free(s->path);
		s->path = xstrdup(_("standard input"));
		s->fd = STDIN_FILENO;
	} else {
		s->fd = open(s->path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	}
	if (s->fd < 0 || fstat(s->fd, &st) != 0)
		return cannot_open(s->path, e);
	if (S_ISDIR(st.st_mode))
		return err_set(e, ERR_INPUT, _("%s is a folder, not a file"),
		               s->path);
	if (S_ISREG(st.st_mode))
		s->size = (uint64_t)st.st_size;
	posix_fadvise(s->fd, 0, 0, POSIX_FADV_SEQUENTIAL);
	return true;
}

struct source *source_open(const char *path, const struct source_options *opt,
                           struct err *e)
{
	struct source *s = xcalloc(1, sizeof(*s));

	s->opt = *opt;
	if (!s->opt.block)
		s->opt.block = DEFAULT_BLOCK;
	if (!s->opt.carry)
		s->opt.carry = SOURCE_CARRY;
	s->path = xstrdup(path);
	if (!open_file(s, e)) {
		source_close(s);
		return NULL;
	}
	if (excel_is(path) && !(s->book = excel_open(path, opt->sheet, e))) {
		source_close(s);
		return NULL;
	}
	for (int i = 0; i < BLOCKS; i++)
		s->block[i].room = xcalloc(1, s->opt.carry + s->opt.block +
		                           INDEX_PAD);
	if (s->book && !s->opt.unhashed)
		s->filehash = filehash_begin(path, opt->stop);
	else if (!s->opt.unhashed)
		start_hashing(s);
	return s;
}

static void end_hashing(struct source *s)
{
	if (!s->running)
		return;
	pthread_mutex_lock(&s->lock);
	s->ended = true;
	pthread_cond_signal(&s->moved);
	pthread_mutex_unlock(&s->lock);
	pthread_join(s->thread, NULL);
	s->running = false;
}

void source_close(struct source *s)
{
	char hex[HASH_SIZE];

	if (!s)
		return;
	end_hashing(s);
	if (s->hash)
		hash_end(s->hash, hex);
	if (s->filehash)
		filehash_end(s->filehash, hex);
	excel_close(s->book);
	for (int i = 0; i < BLOCKS; i++)
		free(s->block[i].room);
	if (s->fd > STDIN_FILENO)
		close(s->fd);
	free(s->path);
	free(s);
}

static bool is_stopped(const struct source *s)
{
	return s->opt.stop && *s->opt.stop;
}

/* Standard input is read on from where it is. */
static bool is_seekable(const struct source *s)
{
	return s->size && s->fd != STDIN_FILENO;
}

static bool fill_from_book(struct source *s, struct block *b, struct err *e)
{
	if (is_stopped(s))
		return err_set(e, ERR_STOPPED, _("interrupted while reading %s;"
		               " nothing was kept"), s->path);
	return excel_read(s->book, b->room + s->opt.carry, s->opt.block, &b->n,
	                     e);
}

/* Fill a block from a file, or a pipe that gives a little at a time. */
static bool fill_from_file(struct source *s, struct block *b, struct err *e)
{
	char *to = b->room + s->opt.carry;
	ssize_t got = 1;

	b->n = 0;
	while (got && b->n < s->opt.block) {
		if (is_stopped(s))
			return err_set(e, ERR_STOPPED, _("interrupted while "
			               "reading %s; nothing was kept"), s->path);
		got = is_seekable(s)
		      ? pread(s->fd, to + b->n, s->opt.block - b->n,
		              (off_t)(s->opt.from + s->given + b->n))
		      : read(s->fd, to + b->n, s->opt.block - b->n);
		if (got < 0 && errno != EINTR)
			return err_set(e, ERR_IO, _("cannot read %s: %s"),
			               s->path, strerror(errno));
		if (got > 0)
			b->n += (size_t)got;
	}
	return true;
}

static bool fill(struct source *s, struct block *b, struct err *e)
{
	if (!(s->book ? fill_from_book : fill_from_file)(s, b, e))
		return false;
	memset(b->room + s->opt.carry + b->n, 0, INDEX_PAD);
	return true;
}

/* A block may be filled again when the one it held was hashed. */
static void wait_for_block(struct source *s)
{
	if (!s->running)
		return;
	pthread_mutex_lock(&s->lock);
	while (s->next - s->hashed >= BLOCKS)
		pthread_cond_wait(&s->moved, &s->lock);
	pthread_mutex_unlock(&s->lock);
}

static void pass_to_hash(struct source *s, const struct block *b)
{
	if (!s->running) {
		if (s->hash)
			hash_add(s->hash, b->room + s->opt.carry, b->n);
		return;
	}
	pthread_mutex_lock(&s->lock);
	s->ready++;
	pthread_cond_signal(&s->moved);
	pthread_mutex_unlock(&s->lock);
}

bool source_next(struct source *s, const char *carry, size_t ncarry,
                 char **text, size_t *n, bool *last, struct err *e)
{
	struct block *b = &s->block[s->next % BLOCKS];

	wait_for_block(s);
	if (!fill(s, b, e))
		return false;
	s->next++;
	pass_to_hash(s, b);
	s->given += b->n;
	*text = b->room + s->opt.carry - ncarry;
	*n = ncarry + b->n;
	*last = b->n < s->opt.block;
	memcpy(*text, carry, ncarry);
	if (s->opt.progress)
		s->opt.progress(s->opt.of, s->opt.from + s->given,
		                s->book ? 0 : s->size);
	return true;
}

size_t source_carry(const struct source *s)
{
	return s->opt.carry;
}

uint64_t source_size(const struct source *s)
{
	return s->given;
}

void source_hash(struct source *s, char hex[static HASH_SIZE])
{
	end_hashing(s);
	if (s->filehash)
		filehash_end(s->filehash, hex);
	else
		hash_end(s->hash, hex);
	s->filehash = NULL;
	s->hash = NULL;
}
