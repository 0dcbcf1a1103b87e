#include "core/worklist.h"

#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"

enum { LOCAL_LEAST = 5 };

static int by_person(const void *a, const void *b)
{
	const struct work_row *x = a, *y = b;
	int order = strcmp(x->person, y->person);

	return order ? order : (x->line > y->line) - (x->line < y->line);
}

static int by_reason(const void *a, const void *b)
{
	const struct work_person *x = a, *y = b;

	if (x->reason != y->reason)
		return x->reason < y->reason ? -1 : 1;
	return (x->first > y->first) - (x->first < y->first);
}

static const char *group_of(enum ethnic_code code)
{
	return ethnic_codes[code].group[GROUPING_NHS5];
}

static enum work_reason judge(const struct work_row *row, int n)
{
	const char *group = NULL;
	int known = ETHNIC_NONE;
	bool within = false, across = false, unstated = false, without = false;

	for (int i = 0; i < n; i++) {
		enum ethnic_class cls = ethnic_codes[row[i].code].cls;

		unstated |= cls == CLASS_NOT_STATED;
		without |= cls != CLASS_NOT_STATED && cls != CLASS_KNOWN;
		if (cls != CLASS_KNOWN)
			continue;
		if (group && strcmp(group, group_of(row[i].code)) != 0)
			across = true;
		within |= known != ETHNIC_NONE && known != (int)row[i].code;
		known = (int)row[i].code;
		group = group_of(row[i].code);
	}
	if (across || within)
		return across ? WORK_ACROSS : WORK_WITHIN;
	if (known == ETHNIC_NONE)
		return without && !unstated ? WORK_ASK : WORK_NOTHING;
	return unstated ? WORK_UNSTATED : without ? WORK_RECOVER : WORK_NOTHING;
}

static void add(struct worklist *w, int first, int n)
{
	enum work_reason reason = judge(&w->row[first], n);

	w->people++;
	if (reason == WORK_NOTHING)
		return;
	if (!(w->n & (w->n - 1)))
		w->person = xreallocarray(w->person, w->n ? 2 * (size_t)w->n : 1,
		                          sizeof(*w->person));
	w->person[w->n++] = (struct work_person){ reason, first, n };
	w->reasons[reason]++;
}

void worklist_make(struct worklist *w, struct work_row *row, int n)
{
	int from = 0;

	*w = (struct worklist){ .row = row, .nrows = n };
	if (n)
		qsort(row, (size_t)n, sizeof(*row), by_person);
	while (from < n && !*row[from].person)
		from++;
	w->nobody = from;
	for (int to; from < n; from = to) {
		for (to = from + 1; to < n &&
		     strcmp(row[to].person, row[from].person) == 0; to++)
			;
		add(w, from, to - from);
	}
	if (w->n)
		qsort(w->person, (size_t)w->n, sizeof(*w->person), by_reason);
}

void worklist_fini(struct worklist *w)
{
	free(w->person);
	*w = (struct worklist){ 0 };
}

const char *work_reason_code(enum work_reason r)
{
	static const char *const code[] = {
		[WORK_ACROSS] = "across", [WORK_WITHIN] = "within",
		[WORK_UNSTATED] = "unstated", [WORK_RECOVER] = "recoverable",
		[WORK_ASK] = "ask"
	};

	return code[r];
}

const char *work_reason_word(enum work_reason r)
{
	static const char *const word[] = {
		[WORK_ACROSS] = N_("known codes of different groups"),
		[WORK_WITHIN] = N_("different known codes of one group"),
		[WORK_UNSTATED] = N_("known on one row, not stated on another"),
		[WORK_RECOVER] = N_("known on another row: recoverable"),
		[WORK_ASK] = N_("known on no row: to be asked")
	};

	return _(word[r]);
}

char worklist_local(const struct worklist *w, char ch, char letters[static 32])
{
	for (int c = ch + 1; c < 127; c++) {
		int count[ETHNIC_COUNT] = { 0 }, n = 0;

		for (int i = 0; i < w->nrows; i++)
			count[w->row[i].code] += w->row[i].local == c;
		for (int i = 0; i < ETHNIC_COUNT && n < 31; i++)
			if (count[i] >= LOCAL_LEAST)
				letters[n++] = *ethnic_codes[i].code;
		letters[n] = '\0';
		if (n > 1)
			return (char)c;
	}
	return 0;
}
