/* A crash keeps the draft: many at once type into a form and are killed, or lose
 * their terminal, at some moment.  What was typed two seconds before, and seen,
 * is in what each finds again.  8 of them, and 1,000 with PCREF_TORTURE.  A twin
 * that has nowhere to keep it must lose it, or this test could not fail. */
#include <dirent.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <sys/stat.h>

#include "tests/tap.h"

#if __has_include(<vterm.h>)
#include "core/mem.h"
#include "tests/pty.h"

enum { AT_ONCE = 8, MOST_KEPT = 4096, LATE_MS = 2000, SLACK_MS = 500 };

static char *pcref;

struct typist {
	struct pty pty;
	char *state;		/* a folder of their own */
	char first[32], second[32];
};

static long now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* The beginning of the one draft there is; "" where there is none. */
static void kept(const struct typist *t, char text[static MOST_KEPT])
{
	char *folder = xprintf("%s/pcref", t->state);
	DIR *dir = opendir(folder);

	*text = '\0';
	for (struct dirent *d; dir && (d = readdir(dir)); ) {
		int fd = strncmp(d->d_name, "draft-", 6) == 0 && !strstr(d->d_name, ".part")
		         ? openat(dirfd(dir), d->d_name, O_RDONLY) : -1;
		ssize_t n = fd >= 0 ? read(fd, text, MOST_KEPT - 1) : -1;

		if (n >= 0)
			text[n] = '\0';
		if (fd >= 0)
			close(fd);
	}
	if (dir)
		closedir(dir);
	free(folder);
}

static bool sit_down(struct typist *t, int i, bool nowhere)
{
	char *argv[] = { pcref, (char *)"screen", (char *)"person", NULL };
	bool ok;

	t->state = xprintf("%s/typist%d", getenv("TMP"), i);
	mkdir(t->state, 0700);
	setenv("XDG_STATE_HOME", nowhere ? "/dev/null" : t->state, 1);
	snprintf(t->first, sizeof(t->first), "Olufemi%ld", random());
	snprintf(t->second, sizeof(t->second), "Bello%ld", random());
	ok = pty_start(&t->pty, 24, 80, argv) && pty_wait_for(&t->pty, "People");
	pty_key(&t->pty, "n");
	return ok && pty_wait_for(&t->pty, "Name");
}

static bool type(struct typist *t, const char *word)
{
	pty_send(&t->pty, word, strlen(word));
	return pty_wait_for(&t->pty, word);
}

/* Until what all of them typed first is as old as may be lost. */
static void wait_until(struct typist *t, long ms)
{
	for (int i = 0; now_ms() < ms; i = (i + 1) % AT_ONCE)
		pty_take(&t[i].pty, 5);
}

struct tally {
	int rounds, seen, lost, later, strange;
};

static void round_of(struct tally *sum, bool nowhere)
{
	struct typist t[AT_ONCE] = { 0 };
	char text[MOST_KEPT];

	for (int i = 0; i < AT_ONCE; i++)
		sum->seen += sit_down(&t[i], sum->rounds + i, nowhere) &&
		             type(&t[i], t[i].first);
	wait_until(t, now_ms() + (nowhere ? 0 : LATE_MS + SLACK_MS));
	for (int i = 0; i < AT_ONCE; i++)
		pty_send(&t[i].pty, t[i].second, strlen(t[i].second));
	wait_until(t, now_ms() + random() % 100);
	for (int i = 0; i < AT_ONCE; i++, sum->rounds++) {
		kill(t[i].pty.pid, i % 2 ? SIGHUP : SIGKILL);
		pty_end(&t[i].pty);
		kept(&t[i], text);
		sum->lost += !strstr(text, t[i].first);
		sum->later += strstr(text, t[i].second) != NULL;
		sum->strange += i && strstr(text, t[i - 1].first);
		free(t[i].state);
	}
}

int main(void)
{
	char *db = xprintf("%s/typed.db", getenv("TMP"));
	int want = getenv("PCREF_TORTURE") ? 1000 : AT_ONCE, status = 0;
	struct tally sum = { 0 }, twin = { 0 };

	setlocale(LC_ALL, "C.UTF-8");
	pcref = getenv("PCREF");
	setenv("TERM", "xterm-256color", 1);
	setenv("PCREF_DB", db, 1);
	free(db);
	srandom(20261122);
	if (fork() == 0) {
		if (!freopen("/dev/null", "w", stdout))
			_exit(1);
		execl(pcref, pcref, "init", NULL);
	}
	wait(&status);
	while (sum.rounds < want)
		round_of(&sum, false);
	ok(status == 0 && sum.seen == sum.rounds, "%d of %d see what they type", sum.seen,
	   sum.rounds);
	ok(sum.lost == 0, "killed, or their window closed: %d lost what they had typed two"
	   " seconds before; %d had the newest too", sum.lost, sum.later);
	ok(sum.strange == 0, "and each finds their own");
	round_of(&twin, true);
	ok(twin.lost == twin.rounds, "a twin that has nowhere to keep it lost %d of %d",
	   twin.lost, twin.rounds);
	return tap_done();
}
#else
#include "tests/no_vterm.h"
#endif
