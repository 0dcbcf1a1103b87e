#include "cli/draft.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/chain.h"
#include "core/mem.h"

enum { MOST = 1 << 22 };

/* of is the beginning of every name: STATE/draft-HASH-. */
static char *name_of(const void *of, const char *key)
{
	return xprintf("%s%s", (const char *)of, key);
}

/* Whole or not at all; where it cannot be kept typing goes on without. */
static void keep(void *of, const char *key, const char *text)
{
	char *path = name_of(of, key), *part = xprintf("%s.part", path);
	size_t len = strlen(text);
	int fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC,
	              0600);
	bool ok = fd >= 0 && write(fd, text, len) == (ssize_t)len;

	if (fd >= 0)
		close(fd);
	if (!ok || rename(part, path) != 0)
		unlink(part);
	free(part);
	free(path);
}

static char *read_back(void *of, const char *key)
{
	char *path = name_of(of, key), *text = NULL;
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	struct stat st;
	ssize_t n;

	if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    st.st_size > 0 && st.st_size < MOST) {
		text = xcalloc((size_t)st.st_size + 1, 1);
		n = read(fd, text, (size_t)st.st_size);
		if (n != st.st_size) {
			free(text);
			text = NULL;
		}
	}
	if (fd >= 0)
		close(fd);
	free(path);
	return text;
}

static void drop(void *of, const char *key)
{
	char *path = name_of(of, key);

	unlink(path);
	free(path);
}

/* Each draft of this file: the folder, the file, its key. */
static void each(const void *of, void (*with)(void *to, int folder, const char *name,
                                              const char *key), void *to)
{
	const char *slash = strrchr(of, '/');
	size_t n = strlen(slash + 1);
	char *path = xstrndup(of, (size_t)(slash - (const char *)of));
	DIR *dir = opendir(path);

	for (struct dirent *e; dir && (e = readdir(dir)); )
		if (strncmp(e->d_name, slash + 1, n) == 0)
			with(to, dirfd(dir), e->d_name, e->d_name + n);
	if (dir)
		closedir(dir);
	free(path);
}

struct found {
	char *key;
	int n;
};

/* The first by name, so that it is the same each time; one half written is none. */
static void find(void *to, int folder, const char *name, const char *key)
{
	struct found *f = to;

	(void)folder;
	(void)name;
	if (strchr(key, '.'))
		return;
	f->n++;
	if (f->key && strcmp(key, f->key) > 0)
		return;
	free(f->key);
	f->key = xstrdup(key);
}

static char *first(void *of, int *n)
{
	struct found f = { 0 };

	each(of, find, &f);
	*n = f.n;
	return f.key;
}

void draft_folder(const char *state)
{
	char *copy = xstrdup(state);

	for (char *p = copy + 1; *p; p++)
		if (*p == '/') {
			*p = '\0';
			mkdir(copy, 0700);
			*p = '/';
		}
	mkdir(copy, 0700);
	free(copy);
}

void draft_init(struct tui_drafts *d, const char *state, const char *path)
{
	char hash[33];

	draft_folder(state);
	chain_uid(path, hash);
	*d = (struct tui_drafts){ .of = xprintf("%s/draft-%.16s-", state, hash),
		.keep = keep, .read = read_back, .drop = drop, .first = first };
}

void draft_fini(struct tui_drafts *d)
{
	free(d->of);
}

static void forget_older(void *before, int folder, const char *name, const char *key)
{
	const time_t *than = before;
	struct stat st;

	(void)key;
	if (fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && st.st_mtime < *than)
		unlinkat(folder, name, 0);
}

void draft_forget(const struct tui_drafts *d, time_t before)
{
	each(d->of, forget_older, &before);
}
