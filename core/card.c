#include "core/card.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/personal.h"
#include "core/record.h"
#include "core/words.h"

static const char first_line[] = "pcref-card 1";

/* All that a card tells, in the order of reading. */
static const int told[] = {
	INITIATIVE_TITLE, INITIATIVE_KIND, INITIATIVE_STATE, INITIATIVE_WHY,
	INITIATIVE_DONE, INITIATIVE_INTENDED, INITIATIVE_INVOLVED, INITIATIVE_POPULATION,
	INITIATIVE_REACH, INITIATIVE_PARTNERS, INITIATIVE_LEARNING, INITIATIVE_IMPACT,
	INITIATIVE_OBSTACLES, INITIATIVE_RESPONSES, INITIATIVE_REASON, INITIATIVE_FINANCE,
	INITIATIVE_QUALITY, INITIATIVE_SAFETY, INITIATIVE_TRUSTED, INITIATIVE_STAFF,
	INITIATIVE_EVALUATION, INITIATIVE_ADAPTED, INITIATIVE_ADAPTATIONS,
	INITIATIVE_FUNDING, INITIATIVE_AMOUNT, INITIATIVE_STARTS, INITIATIVE_ENDS,
};
enum { TOLD = (int)(sizeof(told) / sizeof(*told)) };

/* ---- from a row ---- */

static void state_of(const struct record *action, struct record *card)
{
	static const char *const states[][2] = {
		{ "agreed", "agreed" }, { "in_progress", "running" }, { "paused", "running" },
		{ "done", "evaluating" }, { "verified", "mainstreamed" },
		{ "cancelled", "stopped" }, { "superseded", "stopped" }, { "merged", "stopped" },
	};

	record_set(card, INITIATIVE_STATE, "idea");
	for (size_t i = 0; i < sizeof(states) / sizeof(*states); i++)
		if (record_is(action, ACTION_STATE, states[i][0]))
			record_set(card, INITIATIVE_STATE, states[i][1]);
}

/* "target 95 per cent; at the start 80; now 91". */
static void impact_of(const struct record *action, struct record *card)
{
	static const struct {
		int field;
		const char *words;
	} parts[] = { { ACTION_TARGET, N_("target") }, { ACTION_BASELINE, N_("at the start") },
	              { ACTION_VALUE, N_("now") }, { ACTION_MEASURE, N_("measured in") } };
	const char *sep = "";
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (record_has(action, parts[i].field)) {
			fprintf(out, "%s%s %s", sep, _(parts[i].words),
			        record_get(action, parts[i].field));
			sep = "; ";
		}
	fclose(out);
	record_set(card, INITIATIVE_IMPACT, text);
	free(text);
}

static void from_action(const struct record *a, struct record *card)
{
	static const int same[][2] = {
		{ ACTION_TITLE, INITIATIVE_TITLE }, { ACTION_DETAIL, INITIATIVE_DONE },
		{ ACTION_DONE_WHEN, INITIATIVE_INTENDED }, { ACTION_INVOLVED, INITIATIVE_INVOLVED },
		{ ACTION_POPULATION, INITIATIVE_POPULATION },
		{ ACTION_RAG_REASON, INITIATIVE_OBSTACLES }, { ACTION_PATH, INITIATIVE_RESPONSES },
		{ ACTION_CLOSING, INITIATIVE_REASON }, { ACTION_FUNDING, INITIATIVE_FUNDING },
		{ ACTION_AMOUNT, INITIATIVE_AMOUNT }, { ACTION_START, INITIATIVE_STARTS },
	};

	for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
		record_set(card, same[i][1], record_get(a, same[i][0]));
	record_set(card, INITIATIVE_KIND, "other");
	state_of(a, card);
	impact_of(a, card);
}

void card_make(const struct record *row, struct record *card)
{
	record_init(card, &entities[ENT_initiative]);
	if (row->ent == &entities[ENT_action])
		from_action(row, card);
	for (int i = 0; i < TOLD && row->ent == card->ent; i++)
		record_set(card, told[i], record_get(row, told[i]));
}

/* ---- to text and back ---- */

static void put(FILE *out, const char *name, const char *text)
{
	fprintf(out, "%s: ", name);
	for (; *text; text++) {
		fputc(*text, out);
		if (*text == '\n')
			fputc('\t', out);
	}
	fputc('\n', out);
}

char *card_write(const struct record *card, const char *trust)
{
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	fprintf(out, "%s\n", first_line);
	put(out, card->ent->fields[INITIATIVE_OF_TRUST].name, trust);
	for (int i = 0; i < TOLD; i++)
		if (record_has(card, told[i]))
			put(out, card->ent->fields[told[i]].name, record_get(card, told[i]));
	fclose(out);
	return text;
}

static bool is_called(const struct entity *ent, int field, const char *name, size_t len)
{
	const char *known = ent->fields[field].name;

	return strlen(known) == len && strncmp(known, name, len) == 0;
}

/* The field of that name that a card may tell, or -1. */
static int field_told(const struct entity *ent, const char *name, size_t len)
{
	if (is_called(ent, INITIATIVE_OF_TRUST, name, len))
		return INITIATIVE_OF_TRUST;
	for (int i = 0; i < TOLD; i++)
		if (is_called(ent, told[i], name, len))
			return told[i];
	return -1;
}

/* The text of one name: to the end of the last line that begins with a tab,
 * without those tabs. */
static char *value_at(const char **at)
{
	const char *p = *at + strspn(*at, " ");
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	for (; *p && (*p != '\n' || p[1] == '\t'); p++) {
		if (*p != '\r')
			fputc(*p, out);
		p += *p == '\n';
	}
	*at = p;
	fclose(out);
	return text;
}

static bool read_line(const char **at, struct record *card, struct err *e)
{
	size_t len = strcspn(*at, ":\n");
	int field;
	char *text;

	if ((*at)[len] != ':')
		return err_set(e, ERR_DATA, _("a line of the card has no \"name: text\": %.40s"),
		               *at);
	field = field_told(card->ent, *at, len);
	*at += len + 1;
	text = value_at(at);
	if (field >= 0)
		record_set(card, field, text);
	free(text);
	return true;
}

static bool read_lines(const char *text, struct record *card, struct err *e)
{
	struct words fixed;
	bool ok = true;

	while (ok && *(text += strspn(text, "\r\n")))
		ok = read_line(&text, card, e);
	if (ok && !record_has(card, INITIATIVE_OF_TRUST))
		ok = err_set(e, ERR_DATA, _("the card does not say which trust it is of"));
	words_init(&fixed);
	ok = ok && record_check(NULL, card, &fixed, e);
	words_fini(&fixed);
	return ok;
}

bool card_read(const char *text, struct record *card, struct err *e)
{
	size_t n = strlen(first_line);

	if (strncmp(text, "\xef\xbb\xbf", 3) == 0)
		text += 3;
	if (strncmp(text, first_line, n) != 0 || !strchr("\r\n", text[n]))
		return err_set(e, ERR_DATA, _("this is no practice card: its first line is not"
		               " \"%s\""), first_line);
	record_init(card, &entities[ENT_initiative]);
	if (read_lines(text + n, card, e))
		return true;
	record_fini(card);
	return false;
}

bool card_is_clean(const struct record *card, struct err *e)
{
	char *says = personal_says(card);

	if (!says)
		return true;
	err_set(e, ERR_DATA, _("a practice card tells nothing of a person, and this looks as if it"
	        " did: %s.  Put it otherwise first"), says);
	free(says);
	return false;
}
