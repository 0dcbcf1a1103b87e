/* A calendar file: RFC 5545's own rules, byte by byte. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/ics.h"
#include "tests/tap.h"

static char *write_one(const struct ics_event *e)
{
	char *text;
	size_t len;
	FILE *out = open_memstream(&text, &len);
	struct ics c;

	ics_begin(&c, out, "Dues; and, more", "2026-11-22T06:00:00Z");
	ics_event(&c, e);
	ics_end(&c);
	fclose(out);
	return text;
}

static bool has(const char *text, const char *line)
{
	size_t n = strlen(line);

	for (const char *p = text; (p = strstr(p, line)); p += n)
		if ((p == text || p[-1] == '\n') && strncmp(p + n, "\r\n", 2) == 0)
			return true;
	return false;
}

static bool folded_well(const char *text)
{
	while (*text) {
		size_t n = strcspn(text, "\r");

		if (n > 75 || text[n + 1] != '\n' || ((unsigned char)*text & 0xc0) == 0x80)
			return false;
		text += n + 2;
	}
	return true;
}

/* What a reader makes of it: CR LF and a blank taken out. */
static char *unfolded(const char *text)
{
	char *s = calloc(strlen(text) + 1, 1), *to = s;

	while (*text)
		if (strncmp(text, "\r\n ", 3) == 0)
			text += 3;
		else
			*to++ = *text++;
	return s;
}

static void whole_day(void)
{
	char *s = write_one(&(struct ics_event){ .uid = "ab12", .day = "2026-12-31",
		.title = "A\\b; c, d\ne\x1b[2J", .version = 3 });

	ok(has(s, "DTSTART;VALUE=DATE:20261231"), "a whole day");
	ok(has(s, "DTEND;VALUE=DATE:20270101"), "ends the day after, across a year");
	ok(has(s, "UID:ab12@pcref") && has(s, "SEQUENCE:3"), "a uid and a version");
	ok(has(s, "DTSTAMP:20261122T060000Z"), "stamped with the clock given");
	ok(has(s, "SUMMARY:A\\\\b\\; c\\, d\\ne^[[2J"), "text is escaped, controls are not there");
	ok(has(s, "X-WR-CALNAME:Dues\\; and\\, more"), "the calendar's own name");
	ok(has(s, "TRANSP:TRANSPARENT") && !strstr(s, "VALARM"), "takes no time, no alarm");
	free(s);
}

/* British Summer Time of 2026 is 29 March to 25 October (gov.uk,
 * "When do the clocks change?"). */
static void times(void)
{
	static const struct {
		const char *day, *from, *line;
	} row[] = {
		{ "2026-03-28", "14:00", "DTSTART:20260328T140000Z" },
		{ "2026-03-29", "14:00", "DTSTART:20260329T130000Z" },
		{ "2026-07-01", "00:30", "DTSTART:20260630T233000Z" },
		{ "2026-10-24", "14:00", "DTSTART:20261024T130000Z" },
		{ "2026-10-25", "14:00", "DTSTART:20261025T140000Z" },
	};

	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		char *s = write_one(&(struct ics_event){ .uid = "x", .day = row[i].day,
			.from = row[i].from, .to = "23:59", .title = "t", .busy = true,
			.state = ICS_CANCELLED });

		ok(has(s, row[i].line), row[i].line);
		if (!i)
			ok(has(s, "DTEND:20260328T235900Z") && has(s, "TRANSP:OPAQUE") &&
			   has(s, "STATUS:CANCELLED"), "an end, busy, cancelled");
		free(s);
	}
}

static void folding(void)
{
	char title[400] = "";
	char *s, *flat;

	for (size_t n = 0, i = 0; i < 36; i++)
		n += (size_t)snprintf(title + n, sizeof(title) - n, "Olufẹ́ ");
	s = write_one(&(struct ics_event){ .uid = "x", .day = "2026-12-03", .title = title,
	              .remind_days = 2 });
	flat = unfolded(s);
	ok(folded_well(s), "lines of at most 75 octets, no letter cut");
	ok(strstr(flat, title) != NULL, "unfolded, it is what it was");
	ok(has(s, "TRIGGER:-P2D") && has(s, "END:VALARM"), "a reminder two days before");
	free(flat);
	free(s);
}

int main(void)
{
	whole_day();
	times();
	folding();
	return tap_done();
}
