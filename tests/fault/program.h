/* program.h - the whole program as a function, run in a child of its own: for
 * tests that make what it stands on fail while it works. */
#ifndef TESTS_FAULT_PROGRAM_H
#define TESTS_FAULT_PROGRAM_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define main pcref_main
int pcref_main(int argc, char **argv);
#include "cli/main.c"
#undef main

enum { MOST_WORDS = 16 };

struct ran {
	int code;		/* -1 where a signal ended it */
	int signal;
	char out[2048], err[2048];	/* the beginning of what it said */
};

/* Split at blanks; a word in double quotes may hold some. */
static inline int words_of(char *line, char *word[MOST_WORDS])
{
	int n = 0;

	for (char *s = line; *s && n < MOST_WORDS - 1; ) {
		char end = *s == '"' ? '"' : ' ';

		s += *s == '"';
		word[n++] = s;
		s += strcspn(s, (char[]){ end, '\0' });
		if (*s)
			*s++ = '\0';
		s += strspn(s, " ");
	}
	word[n] = NULL;
	return n;
}

static inline void take_output(int fd, char text[2048])
{
	ssize_t n = pread(fd, text, 2047, 0);

	text[n > 0 ? n : 0] = '\0';
	close(fd);
}

/* Run "pcref --db x.db action list"; begin, or NULL, is called in the child
 * before main. */
static inline void run_program(struct ran *r, const char *line,
                               void (*begin)(void))
{
	char copy[1024], *word[MOST_WORDS];
	int out = memfd_create("out", 0), err = memfd_create("err", 0);
	int status = 0, n;
	pid_t pid;

	snprintf(copy, sizeof(copy), "%s", line);
	n = words_of(copy, word);
	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		dup2(out, STDOUT_FILENO);
		dup2(err, STDERR_FILENO);
		close(out);
		close(err);
		if (begin)
			begin();
		exit(pcref_main(n, word));
	}
	waitpid(pid, &status, 0);
	r->code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	r->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
	take_output(out, r->out);
	take_output(err, r->err);
}

#endif
