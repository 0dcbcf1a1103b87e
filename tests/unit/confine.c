/* What a confined process may no longer do, and what it still can: each tried. */
#include "cli/confine.h"

#include <errno.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/tap.h"

enum { EXEC = 1, TRACE = 2, MOUNT = 4, NAMES = 8, TYPE = 16, NET = 32, LOCAL = 64,
       FORK = 128 };

static bool refused(long rc)
{
	return rc < 0 && errno == EPERM;
}

/* What is refused in a process of its own, as bits of its exit code. */
static int tried(void)
{
	char key = 'x', *const none[] = { NULL };
	int what = 0;
	pid_t pid;

#ifndef __SANITIZE_ADDRESS__
	what |= refused(ptrace(PTRACE_TRACEME, 0, NULL, NULL)) ? TRACE : 0;
#endif
	what |= refused(mount("none", "/nowhere", "tmpfs", 0, NULL)) ? MOUNT : 0;
	what |= refused(unshare(CLONE_NEWUTS)) ? NAMES : 0;
	what |= refused(ioctl(-1, TIOCSTI, &key)) ? TYPE : 0;
	what |= refused(socket(AF_INET, SOCK_STREAM, 0)) ? NET : 0;
	what |= refused(socket(AF_UNIX, SOCK_STREAM, 0)) ? LOCAL : 0;
	pid = fork();
	if (pid == 0)
		_exit(0);
	what |= refused(pid) ? FORK : 0;
	waitpid(pid, NULL, 0);
	what |= refused(execve("/bin/true", none, none)) ? EXEC : 0;
	return what;
}

static int outcome(bool network)
{
	int status = 0;
	pid_t pid = fork();

	if (pid == 0) {
		confine(network);
		_exit(confined() == CONFINED_CALLS ? tried() : 255);
	}
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int main(void)
{
	int alone = outcome(false), server = outcome(true);

	if (alone == 255) {
		ok(true, "a confined process # SKIP this kernel filters no calls");
		return tap_done();
	}
	ok(alone & EXEC, "no other program is started");
#ifdef __SANITIZE_ADDRESS__
	ok(true, "nobody is traced # SKIP the search for leaks does");
#else
	ok(alone & TRACE, "nobody is traced");
#endif
	ok((alone & MOUNT) && (alone & NAMES), "nothing is mounted, no namespace is made");
	ok(alone & TYPE, "no key is typed for the owner of the terminal");
	ok(alone & NET, "nothing goes over the network");
	ok(!(alone & LOCAL), "the system's log can be reached");
	ok(!(alone & FORK), "calls that are not named go on");
	ok(server == (alone & ~NET), "with a server the network is there, and no more");
	ok(confined() != CONFINED_CALLS, "whoever does not ask is as before");
	return tap_done();
}
