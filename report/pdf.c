/* pdf.c - a paper as PDF, by a program that is installed.
 *
 * We make no PDF ourselves: a browser prints the page as its style sheet says,
 * with tags for those who do not see it; an office program does it from the
 * Word file.  They are started directly, with no shell, on files that we made,
 * and get a folder of their own beside the paper that is taken away again. */
#include "report/pdf.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/lang.h"
#include "core/mem.h"
#include "report/writer.h"

enum { SECONDS = 120, TICK_MS = 20, MOST_ARGS = 12 };

/* Where a conversion works. */
struct work {
	char *folder;		/* our own, absolute */
	char *page, *word, *pdf;	/* paper.html, paper.docx, paper.pdf in it */
};

/* Fills in the arguments, which end in NULL; text that it makes is in own. */
typedef void arguments(const struct work *, char **own, const char *arg[static MOST_ARGS]);

static void by_browser(const struct work *w, char **own, const char *arg[static MOST_ARGS])
{
	size_t n = 1;

	own[0] = xprintf("--user-data-dir=%s", w->folder);
	own[1] = xprintf("--print-to-pdf=%s", w->pdf);
	own[2] = xprintf("file://%s", w->page);
	arg[n++] = "--headless";
	arg[n++] = "--disable-gpu";
	arg[n++] = "--no-first-run";
	arg[n++] = "--disable-background-networking";
	arg[n++] = "--no-pdf-header-footer";
	/* A browser of root's refuses to start in its own cage. */
	if (getuid() == 0)
		arg[n++] = "--no-sandbox";
	arg[n++] = own[0];
	arg[n++] = own[1];
	arg[n++] = own[2];
	arg[n] = NULL;
}

static void by_office(const struct work *w, char **own, const char *arg[static MOST_ARGS])
{
	size_t n = 1;

	own[0] = xprintf("-env:UserInstallation=file://%s/office", w->folder);
	arg[n++] = own[0];
	arg[n++] = "--headless";
	arg[n++] = "--convert-to";
	arg[n++] = "pdf";
	arg[n++] = "--outdir";
	arg[n++] = w->folder;
	arg[n++] = w->word;
	arg[n] = NULL;
}

static const struct converter {
	const char *program;
	arguments *arguments;
} converters[] = {
	{ "chromium", by_browser },
	{ "chromium-browser", by_browser },
	{ "google-chrome", by_browser },
	{ "soffice", by_office },
};

/* 0, or what kept it from starting. */
static int start(const char *program, const char *const *arg, pid_t *pid)
{
	posix_spawn_file_actions_t files;
	int bad;

	posix_spawn_file_actions_init(&files);
	for (int fd = 0; fd < 3; fd++)
		posix_spawn_file_actions_addopen(&files, fd, "/dev/null", O_RDWR, 0);
	bad = posix_spawnp(pid, program, &files, NULL, (char *const *)(uintptr_t)arg, environ);
	posix_spawn_file_actions_destroy(&files);
	return bad;
}

/* True if it ended well within its time. */
static bool ended(pid_t pid)
{
	struct timespec tick = { .tv_nsec = TICK_MS * 1000000L };
	int status = 0;
	pid_t got = 0;

	for (int i = 0; i < SECONDS * 1000 / TICK_MS; i++) {
		got = waitpid(pid, &status, WNOHANG);
		if (got != 0 && !(got < 0 && errno == EINTR))
			break;
		nanosleep(&tick, NULL);
	}
	if (got == 0) {
		kill(pid, SIGKILL);
		waitpid(pid, &status, 0);
	}
	return got == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool convert(const struct work *w, struct err *e)
{
	for (size_t i = 0; i < sizeof(converters) / sizeof(*converters); i++) {
		const struct converter *c = &converters[i];
		const char *arg[MOST_ARGS] = { c->program };
		char *own[3] = { 0 };
		pid_t pid;
		int bad;

		c->arguments(w, own, arg);
		bad = start(c->program, arg, &pid);
		for (int k = 0; k < 3; k++)
			free(own[k]);
		if (bad)
			continue;
		if (ended(pid) && access(w->pdf, R_OK) == 0)
			return true;
		return err_set(e, ERR_IO, _("%s could not make a PDF of the paper; the web page is"
			" there, and a browser prints it"), c->program);
	}
	return err_set(e, ERR_ABSENT, _("a PDF is made by Chromium or LibreOffice, and neither is"
		" installed; the web page is there, and a browser prints it"));
}

/* The day it was made is the one thing in which two runs differ: it is written
 * over, and as it keeps its length nothing else moves. */
static void undate(char *bytes, size_t len)
{
	static const char *const keys[] = { "/CreationDate (D:", "/CreationDate(D:",
		"/ModDate (D:", "/ModDate(D:" };
	static const char day[] = "19800101000000";

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		char *at = memmem(bytes, len, keys[i], strlen(keys[i]));
		size_t left = at ? len - (size_t)(at - bytes) - strlen(keys[i]) : 0;

		if (left >= sizeof(day))
			memcpy(at + strlen(keys[i]), day, strlen(day));
	}
}

static bool take(const struct work *w, const char *path, struct err *e)
{
	FILE *f = fopen(w->pdf, "re");
	char *bytes = NULL;
	size_t len = 0, room = 0, n;
	bool done;

	if (!f)
		return err_set(e, ERR_IO, _("cannot read the PDF that was made: %s"),
			       strerror(errno));
	do {
		bytes = xreallocarray(bytes, room += 1 << 18, 1);
		n = fread(bytes + len, 1, room - len, f);
		len += n;
	} while (n > 0 && len == room);
	undate(bytes, len);
	done = !ferror(f) && out_bytes(bytes, len, path, e);
	fclose(f);
	free(bytes);
	return done;
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st;
	(void)kind;
	(void)at;
	remove(path);
	return 0;
}

/* "of/report.pdf" is made in "/home/.../of/report.pdf.XXXXXX". */
static bool work_init(struct work *w, const char *path, struct err *e)
{
	char *folder = xprintf("%s.XXXXXX", path), real[PATH_MAX];

	if (!mkdtemp(folder) || !realpath(folder, real)) {
		err_set(e, ERR_CREATE, _("cannot make a folder beside %s: %s"), path,
			strerror(errno));
		free(folder);
		return false;
	}
	free(folder);
	w->folder = xstrdup(real);
	w->page = xprintf("%s/paper.html", real);
	w->word = xprintf("%s/paper.docx", real);
	w->pdf = xprintf("%s/paper.pdf", real);
	return true;
}

static void work_fini(struct work *w)
{
	nftw(w->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	free(w->folder);
	free(w->page);
	free(w->word);
	free(w->pdf);
}

char *pdf_page(const char *path)
{
	size_t len = strlen(path);

	return xprintf("%.*s.html", (int)(len - strlen(".pdf")), path);
}

bool pdf_make(const struct doc *d, const char *path, struct err *e)
{
	char *beside = pdf_page(path);
	struct work w;
	bool done = out_write(d, beside, NULL, e) && work_init(&w, path, e);

	free(beside);
	if (!done)
		return false;
	done = out_write(d, w.page, NULL, e) && out_write(d, w.word, NULL, e) &&
	       convert(&w, e) && take(&w, path, e);
	work_fini(&w);
	return done;
}
