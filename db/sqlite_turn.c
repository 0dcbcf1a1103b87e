/* sqlite_turn.c - who writes next.
 *
 * SQLite has no queue: whoever waits reads the head of the file and takes its
 * reading lock at each try, and the one who writes cannot finish while anybody
 * reads.  Here they sleep before a lock of their own, on the journal, which
 * SQLite never locks, and the system wakes them in turn.  It is a courtesy:
 * other programs write without it, and where it cannot be had SQLite's own
 * locks keep the peace as ever. */
#include "db/sqlite.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "core/mem.h"

enum { AGAIN_MS = 100 };	/* an alarm between two looks at the clock is lost */

int sqlite_turn_open(const char *path)
{
	char *journal = xprintf("%s-journal", path);
	int fd = open(journal, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

	free(journal);
	return fd;
}

long long sqlite_now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

static void wake(int signal)
{
	(void)signal;
}

/* A lock that is waited for has no end of its own: an alarm for this thread
 * ends it, where whoever has the turn has been stopped with it. */
static void wait_for(int fd)
{
	struct sigaction ours = { .sa_handler = wake }, theirs;
	struct sigevent told = { .sigev_notify = SIGEV_THREAD_ID,
	                         .sigev_signo = SIGALRM };
	const struct itimerspec when = {
		.it_value = { .tv_sec = SQLITE_WAIT_MS / 1000 },
		.it_interval = { .tv_nsec = AGAIN_MS * 1000000 } };
	long long since = sqlite_now_ms();
	timer_t alarm;

	told._sigev_un._tid = gettid();
	if (timer_create(CLOCK_MONOTONIC, &told, &alarm) != 0)
		return;
	sigaction(SIGALRM, &ours, &theirs);
	timer_settime(alarm, 0, &when, NULL);
	while (flock(fd, LOCK_EX) != 0 &&
	       sqlite_now_ms() - since < SQLITE_WAIT_MS)
		continue;
	timer_delete(alarm);
	sigaction(SIGALRM, &theirs, NULL);
}

void sqlite_turn_take(int fd)
{
	if (flock(fd, LOCK_EX | LOCK_NB) != 0)
		wait_for(fd);
}

void sqlite_turn_give(int fd)
{
	flock(fd, LOCK_UN);
}
