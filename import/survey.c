#include "import/survey.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/ethnicity.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/personal.h"
#include "core/rules.h"
#include "db/db.h"
#include "db/store.h"
#include "import/field.h"
#include "import/head.h"
#include "import/scan.h"
#include "import/survey_priv.h"

/* --- rows ---------------------------------------------------------------- */

static void note(struct survey_fault *list, int *n, uint64_t line, const char *reason)
{
	if (*n < SURVEY_NOTES)
		list[(*n)++] = (struct survey_fault){ line, xstrdup(reason) };
}

/* What the trust says it means, a code or label, or as the person put it. */
static void read_group(struct survey_job *j, struct record *r, const char *text)
{
	enum ethnic_code code = meaning_of(&j->meaning, text, strlen(text), false);
	const char *category = ethnic_category(text, strlen(text));
	struct err ignored;

	if (code == ETHNIC_NONE && category)
		code = ethnic_code_named(category);
	if (code != ETHNIC_NONE)
		record_set(r, FEEDBACK_ETHNICITY, ethnic_codes[code].code);
	else if (!record_read(r, FEEDBACK_ETHNICITY, db_lookup(j->db), text, &ignored))
		record_set(r, FEEDBACK_ETHNIC_WORDS, text);
}

/* Exports write the time behind the day. */
static bool read_cell(struct survey_job *j, struct record *r, int field, char *text, struct err *e)
{
	if (r->ent->fields[field].type == FT_DATE && strlen(text) > DAY_SIZE - 1 &&
	    strchr(" T", text[DAY_SIZE - 1]))
		text[DAY_SIZE - 1] = '\0';
	if (field == FEEDBACK_ETHNICITY) {
		read_group(j, r, text);
		return true;
	}
	return record_read(r, field, db_lookup(j->db), text, e);
}

static bool read_row(struct survey_job *j, const struct scan_row *row, struct record *r,
                     char **themes, struct err *e)
{
	bool ok = row->n == (uint32_t)j->header.n ||
	          err_set(e, ERR_DATA, ngettext("it has %u field, not %d",
	                  "it has %u fields, not %d", row->n), row->n, j->header.n);

	for (uint32_t i = 0; ok && i < row->n; i++) {
		char *text = field_copy(field_at(row, i));

		if (j->what[i] == COL_THEMES && *text) {
			free(*themes);
			*themes = xstrdup(text);
		} else if (j->what[i] != COL_NONE && j->what[i] != COL_THEMES && *text) {
			ok = read_cell(j, r, j->what[i], text, e);
		}
		free(text);
	}
	return ok;
}

static bool has_words(const struct record *r)
{
	return record_has(r, FEEDBACK_WORDS) || record_has(r, FEEDBACK_TITLE);
}

/* Numbers, addresses and names: shown, taken out or let stand. */
static void look_at(struct survey_job *j, struct record *r, uint64_t line)
{
	struct survey *to = j->to;
	char *says = personal_says(r);

	if (!says)
		return;
	to->flagged++;
	note(to->found, &to->nfound, line, says);
	free(says);
	if (to->personal == SURVEY_REDACT)
		personal_clean(r);
	else if (to->personal == SURVEY_LET_STAND)
		record_set_int(r, FEEDBACK_KEPT, personal_in(r));
}

/* Are these themes of ours? */
static bool knows_themes(struct survey_job *j, const char *themes, struct err *e)
{
	struct link_end about = { &links[LINK_feedback_theme], false };
	struct record *rec = NULL;
	int n = 0;
	bool ok = !*themes || store_links_read(j->db, about, "", themes, &rec, &n, e);

	for (int i = 0; i < n; i++)
		record_fini(&rec[i]);
	free(rec);
	return ok;
}

static void take_record(struct survey *to, const struct record *r, const char *themes)
{
	size_t n = (size_t)to->n;

	if ((n & (n - 1)) == 0) {
		to->rec = xreallocarray(to->rec, n ? 2 * n : 1, sizeof(*to->rec));
		to->themes = xreallocarray(to->themes, n ? 2 * n : 1, sizeof(*to->themes));
	}
	record_copy(&to->rec[n], r);
	to->themes[n] = xstrdup(themes);
	to->groups_unread += !record_has(r, FEEDBACK_ETHNICITY) &&
	                     record_has(r, FEEDBACK_ETHNIC_WORDS);
	to->n++;
}

/* May it be kept?  What is flagged is judged apart. */
static bool is_fit(struct survey_job *j, struct record *r, struct err *e)
{
	struct record as;
	bool ok;

	record_copy(&as, r);
	record_set_int(&as, FEEDBACK_KEPT, personal_in(&as));
	ok = record_check(NULL, &as, db_words(j->db), e);
	record_fini(&as);
	return ok;
}

static bool take_row(struct survey_job *j, const struct scan_row *row, uint64_t line, struct err *e)
{
	struct survey *to = j->to;
	struct record r;
	struct err why = { 0 };
	char *themes;

	if (row->n == 1 && j->header.n > 1 && !field_at(row, 0).n)
		return true;
	if (++to->read > SURVEY_MOST)
		return err_set(e, ERR_DATA, ngettext("%s has more than %d row; split it",
		               "%s has more than %d rows; split it", SURVEY_MOST), to->path,
		               SURVEY_MOST);
	record_copy(&r, &j->start);
	themes = xstrdup(j->themes ? j->themes : "");
	if (!read_row(j, row, &r, &themes, &why) || !knows_themes(j, themes, &why)) {
		to->refused++;
		note(to->fault, &to->nfaults, line, why.msg);
	} else if (!has_words(&r)) {
		to->empty++;
	} else {
		feedback_summarise(&r);
		look_at(j, &r, line);
		if (is_fit(j, &r, &why)) {
			take_record(to, &r, themes);
		} else {
			to->refused++;
			note(to->fault, &to->nfaults, line, why.msg);
		}
	}
	free(themes);
	record_fini(&r);
	return true;
}

static bool take_rows(struct survey_job *j, const struct scan_batch *b, size_t from, struct err *e)
{
	uint32_t first = from ? b->row[from - 1] + 1 : 0;

	for (size_t i = from; i < b->nrow; i++) {
		struct scan_row r = { b->text, first ? b->pos[first - 1] + 1 : 0, b->pos + first,
		                      b->row[i] + 1 - first };

		if (!take_row(j, &r, scan_line(b, r.start), e))
			return false;
		first = b->row[i] + 1;
	}
	return true;
}

static bool take_file(struct survey_job *j, struct scan *s, struct err *e)
{
	struct scan_batch b;
	size_t n, rows = 0;
	const char *text = scan_peek(s, &n);

	scan_set_delimiter(s, header_delimiter(text, n));
	if (!head_read(s, j->to->path, &j->header, &b, &rows, e) || !survey_columns(j, e) ||
	    !take_rows(j, &b, rows, e))
		return false;
	while (scan_next(s, &b, e)) {
		if (b.fault) {
			j->to->read++;
			j->to->refused++;
			note(j->to->fault, &j->to->nfaults, b.line, _("its quotes are broken"));
		} else if (!b.nrow) {
			source_hash(scan_source(s), j->to->hash);
			return true;
		} else if (!take_rows(j, &b, 0, e)) {
			return false;
		}
	}
	return false;
}

/* --- around the file --------------------------------------------------------- */

static bool learn(const struct record *r, void *with)
{
	struct meaning *m = with;

	if (!record_has(r, MAPPING_DATASET))
		meaning_add(m, record_get(r, MAPPING_VALUE),
		            ethnic_code_named(record_get(r, MAPPING_CODE)));
	return true;
}

static bool find_profile(struct survey *to, struct db *db, struct err *e)
{
	struct err why = { 0 };

	to->how.ent = NULL;
	if (!store_find(db, &entities[ENT_profile], to->profile, &to->how, &why)) {
		to->how.ent = NULL;
		if (why.code == ERR_INPUT)
			return true;
		*e = why;
		return false;
	}
	return record_is(&to->how, PROFILE_KIND, "feedback") ||
	       err_set(e, ERR_USAGE, _("the profile \"%s\" is of another kind of file; name one of"
	               " feedback, or a new one"), to->profile);
}

/* Evidence of the very same bytes, that feedback came from. */
static bool is_same(const struct record *r, void *with)
{
	struct survey *to = with;

	if (record_is(r, EVIDENCE_SHA256, to->hash))
		snprintf(to->before, sizeof(to->before), "%s", record_get(r, FIELD_UID));
	return true;
}

static bool find_before(struct survey *to, struct db *db, struct err *e)
{
	struct page all = { .ent = &entities[ENT_evidence], .sort = FIELD_ID };

	return store_each(db, &all, is_same, to, e);
}

bool survey_read(struct survey *to, struct db *db, struct err *e)
{
	struct page mappings = { .ent = &entities[ENT_mapping], .sort = FIELD_KEY };
	struct survey_job j = { .db = db, .to = to };
	struct source_options o = { .sheet = NULL };
	struct scan *s = NULL;
	bool ok;

	header_init(&j.header);
	meaning_init(&j.meaning);
	store_start(db, &j.start, &entities[ENT_feedback]);
	record_set(&j.start, FEEDBACK_RECEIVED, NULL);
	ok = find_profile(to, db, e) && store_each(db, &mappings, learn, &j.meaning, e);
	if (ok && to->how.ent && record_has(&to->how, PROFILE_SHEET))
		o.sheet = record_get(&to->how, PROFILE_SHEET);
	s = ok ? scan_open(to->path, &o, e) : NULL;
	ok = s && head_is_text(s, to->path, e) && take_file(&j, s, e) && find_before(to, db, e);
	scan_close(s);
	meaning_fini(&j.meaning);
	header_fini(&j.header);
	record_fini(&j.start);
	free(j.what);
	free(j.themes);
	return ok;
}

void survey_fini(struct survey *s)
{
	for (int i = 0; i < s->n; i++) {
		record_fini(&s->rec[i]);
		free(s->themes[i]);
	}
	for (int i = 0; i < s->nfaults; i++)
		free(s->fault[i].reason);
	for (int i = 0; i < s->nfound; i++)
		free(s->found[i].reason);
	for (int i = 0; i < s->nunused; i++)
		free(s->unused[i]);
	if (s->how.ent)
		record_fini(&s->how);
	free(s->rec);
	free(s->themes);
	free(s->unused);
}
