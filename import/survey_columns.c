/* survey_columns.c - which column of an export is which field. */
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "import/survey_priv.h"

/* A field of feedback by its name, as typed or as kept. */
static int field_of(const char *name, size_t n)
{
	char kept[64];
	int f;

	if (n >= sizeof(kept))
		return COL_NONE;
	memcpy(kept, name, n);
	kept[n] = '\0';
	for (char *s = kept; *s; s++)
		*s = *s == '-' || *s == ' ' ? '_' : *s;
	if (strcmp(kept, "themes") == 0 || strcmp(kept, "feedback_theme") == 0)
		return COL_THEMES;
	f = entity_field(&entities[ENT_feedback], kept);
	return f >= FIELD_OWN && field_is_typed(&entities[ENT_feedback].fields[f]) ? f : COL_NONE;
}

typedef bool each_fn(struct survey_job *, int field, const char *text, size_t n, struct err *);

/* NAME=TEXT, one or, with semicolons between, several. */
static bool each_pair(struct survey_job *j, const char *pairs, bool several, each_fn *f,
                      struct err *e)
{
	while (*(pairs += strspn(pairs, several ? "; \n" : " "))) {
		size_t n = several ? strcspn(pairs, ";\n") : strlen(pairs);
		const char *is = memchr(pairs, '=', n);
		int field = is ? field_of(pairs, (size_t)(is - pairs)) : COL_NONE;

		if (field == COL_NONE)
			return err_set(e, ERR_USAGE, _("\"%.*s\": feedback has no such field;"
			               " \"pcref help feedback\" lists them"), (int)n, pairs);
		if (!f(j, field, is + 1, n - (size_t)(is + 1 - pairs), e))
			return false;
		pairs += n;
	}
	return true;
}

static bool take_column(struct survey_job *j, int field, const char *head, size_t n, struct err *e)
{
	for (int i = 0; i < j->header.n; i++)
		if (strlen(j->header.name[i]) == n &&
		    strncasecmp(j->header.name[i], head, n) == 0) {
			if (j->what[i] == COL_NONE)
				j->what[i] = field;
			return true;
		}
	return err_set(e, ERR_DATA, _("%s has no column \"%.*s\""), j->to->path, (int)n, head);
}

static bool take_fixed(struct survey_job *j, int field, const char *text, size_t n, struct err *e)
{
	char *value = xstrndup(text, n);
	bool ok = true;

	if (field == COL_THEMES) {
		free(j->themes);
		j->themes = xstrdup(value);
	} else {
		ok = record_read(&j->start, field, db_lookup(j->db), value, e);
	}
	free(value);
	return ok;
}

static bool is_taken(const struct survey_job *j, int field)
{
	for (int i = 0; i < j->header.n; i++)
		if (j->what[i] == field)
			return true;
	return false;
}

static void name_rest(struct survey_job *j)
{
	struct survey *to = j->to;

	for (int i = 0; i < j->header.n; i++) {
		int f = field_of(j->header.name[i], strlen(j->header.name[i]));

		if (j->what[i] == COL_NONE && f != COL_NONE && !is_taken(j, f))
			j->what[i] = f;
		if (j->what[i] != COL_NONE)
			continue;
		to->unused = xreallocarray(to->unused, (size_t)to->nunused + 1, sizeof(char *));
		to->unused[to->nunused++] = xstrdup(j->header.name[i]);
	}
}

/* What was said now goes before what the profile says. */
bool survey_columns(struct survey_job *j, struct err *e)
{
	struct survey *to = j->to;
	const char *columns = to->how.ent ? record_get(&to->how, PROFILE_COLUMNS) : "";
	const char *values = to->how.ent ? record_get(&to->how, PROFILE_FIXED) : "";
	bool ok = true;

	j->what = xcalloc((size_t)j->header.n + 1, sizeof(*j->what));
	for (int i = 0; ok && i < to->nmap; i++)
		ok = each_pair(j, to->map[i], false, take_column, e);
	ok = ok && each_pair(j, columns, true, take_column, e) &&
	     each_pair(j, values, true, take_fixed, e);
	for (int i = 0; ok && i < to->nfixed; i++)
		ok = each_pair(j, to->fixed[i], false, take_fixed, e);
	if (ok)
		name_rest(j);
	return ok && (is_taken(j, FEEDBACK_WORDS) || is_taken(j, FEEDBACK_TITLE) ||
	       err_set(e, ERR_DATA, _("which column of %s holds the words?  Say so with --map"
	               " \"words=HEADER\""), to->path));
}
