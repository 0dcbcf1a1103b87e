/* Where memory ends, the program ends once: whichever threads want some, whatever
 * the calls of atexit() want, and its words come after them. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/err.h"
#include "core/mem.h"
#include "tests/tap.h"

enum { THREADS = 8, ROUNDS = 40 };

static int *handled;
static pthread_barrier_t all;

static void give_back(void)
{
	++*handled;
	usleep(5000);
	fputs("given back; ", stdout);
	fflush(stdout);
}

static void want_more(void)
{
	mem_die();
}

static void *die(void *none)
{
	(void)none;
	pthread_barrier_wait(&all);
	mem_die();
}

static void many_die(void)
{
	pthread_t t;

	pthread_barrier_init(&all, NULL, THREADS);
	atexit(give_back);
	for (int i = 1; i < THREADS; i++)
		pthread_create(&t, NULL, die, NULL);
	die(NULL);
}

static void dies_again(void)
{
	atexit(give_back);
	atexit(want_more);
	mem_die();
}

/* The exit code, or minus the signal; what was said is in said. */
static int outcome(void (*f)(void), char said[static 256])
{
	int fd = memfd_create("said", 0), status;
	ssize_t n;
	pid_t pid;

	*handled = 0;
	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		alarm(20);
		dup2(fd, STDOUT_FILENO);
		dup2(fd, STDERR_FILENO);
		f();
	}
	waitpid(pid, &status, 0);
	n = pread(fd, said, 255, 0);
	said[n > 0 ? n : 0] = '\0';
	close(fd);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

int main(void)
{
	char said[256];
	int bad = 0, rc;

	handled = mmap(NULL, sizeof(*handled), PROT_READ | PROT_WRITE,
	               MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	for (int i = 0; i < ROUNDS; i++)
		bad += outcome(many_die, said) != ERR_BUG || *handled != 1 ||
		       strcmp(said, "given back; pcref: out of memory\n") != 0;
	ok(bad == 0, "%d threads at once, %d times: %d bad, the last said \"%s\"", THREADS, ROUNDS,
	   bad, said);
	rc = outcome(dies_again, said);
	ok(rc == ERR_BUG && strcmp(said, "pcref: out of memory\n") == 0,
	   "while it ends it wants more: exit %d, said \"%s\"", rc, said);
	return tap_done();
}
