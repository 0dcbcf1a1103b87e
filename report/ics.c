#include "report/ics.h"

#include <stdlib.h>
#include <string.h>

#include "core/london.h"
#include "core/mem.h"
#include "core/text.h"

enum { FOLD = 75, HOUR = 60, DAY = 24 * HOUR };

/* RFC 5545, 3.1: a line of more than 75 octets goes on after CR LF and a
 * blank, which counts. */
static void put_line(struct ics *c, const char *line)
{
	size_t len = strlen(line), at = 0, room = FOLD;

	while (len - at > room) {
		size_t n = room;

		while (n && ((unsigned char)line[at + n] & 0xc0) == 0x80)
			n--;
		fprintf(c->to, "%.*s\r\n ", (int)n, line + at);
		at += n;
		room = FOLD - 1;
	}
	fprintf(c->to, "%s\r\n", line + at);
}

static void put(struct ics *c, const char *name, const char *value)
{
	char *line = xprintf("%s:%s", name, value);

	put_line(c, line);
	free(line);
}

/* 3.3.11: backslash, semicolon, comma and newline are escaped. */
static void put_text(struct ics *c, const char *name, const char *text)
{
	char *safe = text_safe_lines(text), *value;
	size_t len;
	FILE *out;

	if (!*safe) {
		free(safe);
		return;
	}
	out = xmemstream(&value, &len);
	for (const char *p = safe; *p; p++)
		if (*p == '\n')
			fputs("\\n", out);
		else if (strchr("\\;,", *p))
			fprintf(out, "\\%c", *p);
		else
			fputc(*p, out);
	fclose(out);
	put(c, name, value);
	free(value);
	free(safe);
}

/* "2026-12-03" -> "20261203"; what else is in the text is left out. */
static void bare(const char *iso, char *out, size_t size)
{
	size_t n = 0;

	for (; *iso && n + 1 < size; iso++)
		if (*iso != '-' && *iso != ':')
			out[n++] = *iso;
	out[n] = '\0';
}

void ics_begin(struct ics *c, FILE *to, const char *name, const char *at)
{
	*c = (struct ics){ .to = to };
	bare(at, c->stamp, sizeof(c->stamp));
	put(c, "BEGIN", "VCALENDAR");
	put(c, "VERSION", "2.0");
	put(c, "PRODID", "-//pcref//pcref//EN");
	put(c, "CALSCALE", "GREGORIAN");
	put(c, "METHOD", "PUBLISH");
	put_text(c, "X-WR-CALNAME", name);
}

/* A time of day in London as an instant in UTC. */
static void put_instant(struct ics *c, const char *name, int64_t day, int minute)
{
	int64_t at = day * DAY + minute - london_ahead(day, minute), on = at / DAY;
	char iso[DAY_SIZE], digits[DAY_SIZE];
	char *value;

	day_text(on, iso);
	bare(iso, digits, sizeof(digits));
	value = xprintf("%sT%02d%02d00Z", digits, (int)(at % DAY) / HOUR, (int)(at % HOUR));
	put(c, name, value);
	free(value);
}

static void put_day(struct ics *c, const char *name, int64_t day)
{
	char iso[DAY_SIZE], digits[DAY_SIZE];

	day_text(day, iso);
	bare(iso, digits, sizeof(digits));
	put(c, name, digits);
}

/* Minutes since midnight of "14:00"; -1 if it is no time. */
static int minutes(const char *time)
{
	int h, m, n = 0;

	if (!time || sscanf(time, "%2d:%2d%n", &h, &m, &n) != 2 || time[n] ||
	    h < 0 || h > 23 || m < 0 || m > 59)
		return -1;
	return h * HOUR + m;
}

/* 3.6.1: the end of a whole day is the day after, not in it. */
static void put_time(struct ics *c, const struct ics_event *e)
{
	int64_t day = day_number(e->day);
	int from = minutes(e->from), to = minutes(e->to);

	if (from < 0) {
		put_day(c, "DTSTART;VALUE=DATE", day);
		put_day(c, "DTEND;VALUE=DATE", day + 1);
		return;
	}
	put_instant(c, "DTSTART", day, from);
	put_instant(c, "DTEND", day, to > from ? to : from + HOUR);
}

static void put_alarm(struct ics *c, const struct ics_event *e)
{
	char *before = xprintf("-P%dD", e->remind_days);

	put(c, "BEGIN", "VALARM");
	put(c, "ACTION", "DISPLAY");
	put(c, "TRIGGER", before);
	put_text(c, "DESCRIPTION", e->title);
	put(c, "END", "VALARM");
	free(before);
}

void ics_event(struct ics *c, const struct ics_event *e)
{
	static const char *const state[] = { [ICS_CONFIRMED] = "CONFIRMED",
		[ICS_TENTATIVE] = "TENTATIVE", [ICS_CANCELLED] = "CANCELLED" };
	char *uid = xprintf("%s@pcref", e->uid), *version = xprintf("%d", e->version);

	put(c, "BEGIN", "VEVENT");
	put_text(c, "UID", uid);
	put(c, "DTSTAMP", c->stamp);
	put_time(c, e);
	put_text(c, "SUMMARY", e->title);
	put_text(c, "DESCRIPTION", e->words ? e->words : "");
	put_text(c, "LOCATION", e->place ? e->place : "");
	put(c, "STATUS", state[e->state]);
	put(c, "SEQUENCE", version);
	put(c, "TRANSP", e->busy ? "OPAQUE" : "TRANSPARENT");
	if (e->remind_days > 0)
		put_alarm(c, e);
	put(c, "END", "VEVENT");
	free(version);
	free(uid);
}

void ics_end(struct ics *c)
{
	put(c, "END", "VCALENDAR");
}
