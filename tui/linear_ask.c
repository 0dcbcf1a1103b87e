/* linear_ask.c - what is said line by line, and what is asked. */
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/linear.h"
#include "tui/tour.h"

/* A title that ends in a stop of its own takes no other. */
static void stop_once(char *s)
{
	char *to = s;

	for (const char *p = s; *p; p++) {
		bool ends = p[0] == '.' && (p[1] == ' ' || p[1] == '\n' || !p[1]);

		if (ends && to > s && strchr("?!.", to[-1]) && !(to > s + 1 && to[-2] == '.'))
			continue;
		*to++ = *p;
	}
	*to = '\0';
}

void linear_say(struct linear *l, const char *fmt, ...)
{
	char *text, *safe;
	va_list ap;

	va_start(ap, fmt);
	if (vasprintf(&text, fmt, ap) < 0)
		mem_die();
	va_end(ap);
	safe = text_safe_lines(text);
	stop_once(safe);
	fprintf(l->out, "%s\n", safe);
	free(safe);
	free(text);
}

void linear_note(struct linear *l)
{
	if (*l->app.note)
		linear_say(l, "%s", l->app.note);
	l->app.note[0] = '\0';
}

static void say_tour(struct linear *l)
{
	char *text = tour_line(l->tour);

	linear_say(l, "%s", text);
	free(text);
	l->told = l->tour = l->tour > TOUR_STEPS ? 0 : l->tour;
}

const char *linear_ask(struct linear *l, const char *question)
{
	ssize_t n;

	if (l->tour != l->told)
		say_tour(l);
	do {
		if (*question)
			linear_say(l, "%s", question);
		fputs("> ", l->out);
		fflush(l->out);
		n = getline(&l->line, &l->size, l->in);
		if (n < 0) {
			fputc('\n', l->out);
			l->over = true;
			return NULL;
		}
		while (n && (l->line[n - 1] == '\n' || l->line[n - 1] == '\r'))
			l->line[--n] = '\0';
		if (text_is_utf8(l->line, (size_t)n))
			break;
		linear_say(l, _("That is not text this program can keep "
		           "(UTF-8). Please type it again."));
	} while (true);
	if (l->app.opt->clock)
		l->app.opt->clock(l->app.db);
	l->tour = tour_after_line(l->tour, l->line);
	return l->line;
}

int linear_choose(struct linear *l, const char *question, int n)
{
	const char *answer = linear_ask(l, question);
	char *end;
	long choice;

	if (!answer || !isdigit((unsigned char)*answer))
		return -1;
	choice = strtol(answer, &end, 10);
	return *end || choice > n ? -1 : (int)choice;
}
