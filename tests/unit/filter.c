/* Filters: what the grammar means, row by row, and the computed status as SQL
 * against the rules of the core. */
#include "core/filter.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/err.h"
#include "db/db.h"
#include "db/local.h"
#include "db/status.h"
#include "db/store.h"
#include "tests/tap.h"

static struct db *db;
static struct err err;
static const struct entity *const ACTION = &entities[ENT_action];

static void told(bool done)
{
	if (!done)
		printf("# %s\n", err.msg);
}

static void save(struct record *r)
{
	struct change c = { .rec = &r, .nrec = 1, .plain = true, .imported = true };

	told(store_apply(db, &c, &err));
}

/* Add a row with these fields: field, text, ... ending in 0. */
static void add(char uid[static UID_SIZE], enum entity_id ent, ...)
{
	struct record r;
	va_list ap;
	int field;

	store_start(db, &r, &entities[ent]);
	va_start(ap, ent);
	while ((field = va_arg(ap, int)))
		record_set(&r, field, va_arg(ap, const char *));
	va_end(ap);
	save(&r);
	snprintf(uid, UID_SIZE, "%s", record_get(&r, FIELD_UID));
	record_fini(&r);
}

enum { NAMES = 4000 };

static bool put_name(const struct record *r, void *with)
{
	char *names = with;
	size_t n = strlen(names);

	snprintf(names + n, NAMES - n, "%s%s", n ? " " : "", record_title(r));
	return true;
}

/* The titles that a filter finds, in the order they were made. */
static const char *found(const char *typed)
{
	static char names[NAMES];
	struct filters f;
	struct page p = { .ent = ACTION, .sort = FIELD_NUMBER };
	long long n = 0;

	*names = '\0';
	if (!filters_read(&f, ACTION, db_lookup(db), typed, &err))
		return err.msg;
	p.filter = f.all;
	p.nfilter = f.n;
	told(store_each(db, &p, put_name, names, &err) && store_count(db, &p, &n, &err));
	filters_fini(&f);
	return names;
}

static void is(const char *typed, const char *names)
{
	const char *got = found(typed);

	ok(strcmp(got, names) == 0, "%s", typed);
	if (strcmp(got, names) != 0)
		printf("# got %s\n", got);
}

static void set_local(const char *field, const char *row, const char *typed)
{
	const struct local *l = locals_named(db_locals(db), ACTION, field);
	struct record *rec = NULL, **list;
	struct change c = { 0 };
	int n = 0;

	told(local_values_read(db, l, row, typed, &rec, &n, &err));
	list = calloc((size_t)n + 1, sizeof(*list));
	for (int i = 0; i < n; i++)
		list[i] = &rec[i];
	c.rec = list;
	c.nrec = n;
	told(store_apply(db, &c, &err));
	for (int i = 0; i < n; i++)
		record_fini(&rec[i]);
	free(rec);
	free(list);
}

static char ada[UID_SIZE], bello[UID_SIZE], bellow[UID_SIZE], row[6][UID_SIZE];

/* Today is 22 November 2026. */
static void make_rows(void)
{
	char other[UID_SIZE];

	add(ada, ENT_person, PERSON_NAME, "Ada Obi", PERSON_LOGIN, "ada", 0);
	add(bello, ENT_person, PERSON_NAME, "Olufẹ́mi Bello", 0);
	add(bellow, ENT_person, PERSON_NAME, "Sam Bellow", 0);
	add(row[0], ENT_action, ACTION_TITLE, "one", ACTION_OWNER, bello, ACTION_DUE,
	    "2026-12-01", ACTION_PRIORITY, "1", ACTION_STATE, "agreed", ACTION_DETAIL,
	    "Restraint on wards", 0);
	add(row[1], ENT_action, ACTION_TITLE, "two", ACTION_OWNER, bellow, ACTION_DUE,
	    "2026-12-31~q", ACTION_PRIORITY, "2", ACTION_STATE, "in_progress", ACTION_AREAS,
	    "data feedback", 0);
	add(row[2], ENT_action, ACTION_TITLE, "three", ACTION_DUE, "2026-10-31~m",
	    ACTION_STATE, "agreed", ACTION_OWNER, ada, ACTION_FUNDING, "one_off",
	    ACTION_AMOUNT, "400000", 0);
	add(row[3], ENT_action, ACTION_TITLE, "four", ACTION_STATE, "draft", 0);
	add(row[4], ENT_action, ACTION_TITLE, "five", ACTION_DUE, "9999-12-31~z",
	    ACTION_STATE, "agreed", ACTION_OWNER, ada, ACTION_SOURCE, "50% of_it", 0);
	add(other, ENT_field, LOCAL_NAME, "Borough lead", LOCAL_KIND, "text", 0);
	add(other, ENT_field, LOCAL_NAME, "Board order", LOCAL_KIND, "number",
	    LOCAL_LIST, "action", 0);
	set_local("tags", row[0], "Wards #Urgent");
	set_local("tags", row[1], "wards");
	set_local("borough_lead", row[2], "Comfort Osei");
	set_local("board_order", row[2], "9");
	set_local("board_order", row[3], "10");
	told(store_link(db, LINK_action_depends, row[1], row[0], true, &err));
}

static void test_fields(void)
{
	is("", "one two three four five");
	is("owner:bello", "one two");
	is("owner:\"Olufẹ́mi Bello\"", "one");
	is("owner:olufemi", "one");
	is("-owner:olufemi", "two three four five");
	is("owner!=olufemi owner!=", "two three five");
	is("owner:", "four");
	is("-owner:", "one two three five");
	is("owner:me", "three five");
	is("state:agreed", "one three five");
	is("state:\"in progress\"", "two");
	is("priority>=2", "two");
	is("priority<2", "one");
	is("priority!=1", "two three four five");
	is("other-areas:data", "two");
	is("amount>=4000", "three");
	is("detail:restraint", "one");
	is("source:50%", "five");
	is("source:f_i", "five");
	is("source:5_%", "");
	is("Done_when:", "one two three four five");
}

static void test_dates(void)
{
	is("due<30d", "one three");
	is("due<2026-12-01", "three");
	is("due<=2026-12-01", "one three");
	is("due>2026-12-01", "two five");
	is("due:2026-Q4", "one two three");
	is("due<2026-12", "three");
	is("due<=dec", "one two three");
	is("due:ongoing", "five");
	is("due:2026/27 due>-1w", "one two");
	is("due:", "four");
	is("made>=today", "one two three four five");
	is("made<today", "");
}

static void test_logic(void)
{
	is("priority:1 or priority:2", "one two");
	is("owner:me or priority:1 due<30d", "one three five");
	is("(owner:me or priority:1) due<30d", "one three");
	is("-(owner:me or priority:1)", "two four");
	is("state:agreed and -due:ongoing", "one three");
	is("restraint", "one");
	is("wards restr", "one");
	is("-restraint", "two three four five");
	is("\"or\"", "");
}

static void test_others(void)
{
	is("tag:wards", "one two");
	is("tags:WARDS -tag:urgent", "two");
	is("tag:", "three four five");
	is("borough-lead:osei", "three");
	is("borough_lead!=", "three");
	is("board_order<10", "three");
	is("board_order>=9", "three four");
	is("depends_on:ACT-1", "two");
	is("needed_by:ACT-2", "one");
	is("depends_on:", "one three four five");
	is("rag:overdue", "three");
	is("status:draft", "four");
}

static void test_wrong(void)
{
	is("onwer:x", "there is no \"onwer\" to filter by.  Did you mean \"owner\"?");
	is("state:agred", "state is never \"agred\".  Did you mean \"agreed\"?");
	is("status:overdeu", "status is never \"overdeu\".  Did you mean \"overdue\"?");
	is("owner<x", "owner has no order; write owner:x");
	is("priority:x", "priority takes a whole number, not \"x\"");
	is("due:soonish", "due: \"soonish\" is no date; write 30d (from today), 30/9, sep, Q3,"
	   " 2026 or 2025/26");
	is("(state:agreed", "a ) is missing at the end of the filter");
	is("state:agreed)", "a ) has no ( before it in the filter");
	is("((((((((((a))))))))))", "a filter has at most 8 brackets within one another");
	is("owner:Bella", "there is no person \"Bella\".  Did you mean \"Olufẹ́mi Bello\"?");
}

/* --- the two ways to say how a row stands --- */

static const char *pick(unsigned *seed, const char *const *from, unsigned n)
{
	*seed = *seed * 1103515245U + 12345U;
	return from[(*seed >> 16) % n];
}

static const char *a_day(unsigned *seed, int least, int most, char day[static DAY_SIZE])
{
	*seed = *seed * 1103515245U + 12345U;
	day_text(day_number("2026-11-22") + least +
	         (int)((*seed >> 16) % (unsigned)(most - least)), day);
	return *seed % 4 ? day : NULL;
}

enum { ROWS = 400 };

static void random_actions(unsigned seed)
{
	static const char *const state[] = { "draft", "agreed", "in_progress", "agreed", "paused",
		"done", "verified", "not_reported", "not_reported", "cancelled", "in_progress" };
	static const char *const rag[] = { NULL, "on_track", "at_risk", "off_track", "complete",
		"on_track", NULL, "amber" };
	char uid[UID_SIZE], child[UID_SIZE], due[DAY_SIZE], starts[DAY_SIZE], said[DAY_SIZE];
	const char *owner[] = { ada, NULL, bello };

	add(uid, ENT_term, TERM_LABEL, "amber", TERM_CODE, "amber", TERM_VOCAB, "rag", 0);
	for (int i = 0; i < ROWS; i++) {
		add(uid, ENT_action, ACTION_TITLE, "x", ACTION_STATE, pick(&seed, state, 11),
		    ACTION_RAG, pick(&seed, rag, 8), ACTION_OWNER, pick(&seed, owner, 3),
		    ACTION_DUE, a_day(&seed, -60, 200, due), ACTION_START,
		    a_day(&seed, -200, 60, starts), ACTION_REPORTED,
		    a_day(&seed, -200, 1, said), 0);
		if (seed % 3 == 0)
			add(child, ENT_milestone, MILESTONE_TITLE, "m", MILESTONE_ACTION, uid,
			    MILESTONE_DONE, a_day(&seed, -60, 30, said), 0);
		if (seed % 5 == 0)
			add(child, ENT_update, UPDATE_TITLE, "u", UPDATE_ACTION, uid, UPDATE_DAY,
			    a_day(&seed, -200, 20, said) ? said : "2026-01-01", 0);
		if (seed % 7 == 0)
			add(child, ENT_lead, LEAD_WHO, seed % 2 ? "The trust" : "Chief Nurse",
			    LEAD_KIND, "trust", LEAD_ACTION, uid, 0);
		if (seed % 11 == 0)
			add(child, ENT_occurrence, OCCURRENCE_PERIOD, "2026-Q4", OCCURRENCE_ACTION,
			    uid, OCCURRENCE_STATE, "open", OCCURRENCE_DUE,
			    a_day(&seed, -60, 200, due), 0);
	}
}

static void random_feedback(unsigned seed)
{
	static const char *const state[] = { "received", "acknowledged", "considered", "changed",
		"no_change", "received", "planned" };
	static const char *const yes[] = { NULL, "yes", "no" };
	char uid[UID_SIZE], d[6][DAY_SIZE];

	for (int i = 0; i < ROWS; i++)
		add(uid, ENT_feedback, FEEDBACK_TITLE, "x", FEEDBACK_RECEIVED, "2026-01-01",
		    FEEDBACK_STATE, pick(&seed, state, 7), FEEDBACK_ANONYMOUS,
		    pick(&seed, yes, 3), FEEDBACK_ACK_BY, a_day(&seed, -9, 20, d[0]),
		    FEEDBACK_RESPOND_BY, a_day(&seed, -9, 20, d[1]), FEEDBACK_ACKED,
		    i % 2 ? a_day(&seed, -9, 1, d[2]) : NULL, FEEDBACK_RESPONDED,
		    i % 3 ? NULL : a_day(&seed, -9, 1, d[3]), FEEDBACK_TOLD_ON,
		    i % 9 ? NULL : a_day(&seed, -9, 1, d[4]), FEEDBACK_PUBLISHED,
		    i % 4 ? NULL : a_day(&seed, -9, 1, d[5]), FEEDBACK_WHY_NOT, "w",
		    FEEDBACK_TOLD_WHO, "w", FEEDBACK_TOLD_HOW, "h", FEEDBACK_TOLD_LANGUAGE, "l", 0);
}

struct compare {
	enum status status;
	int n, wrong;
};

static bool compare(const struct record *r, void *with)
{
	struct compare *c = with;
	enum status st = db_status(db, r);

	c->n++;
	c->wrong += st != c->status;
	if (st != c->status && c->wrong == 1)
		printf("# SQL says %s, the core %s\n", statuses[c->status].word,
		       statuses[st].word);
	return true;
}

/* Every row is found under its own status, and under no other. */
static void agree(const struct entity *ent)
{
	long long all = 0;
	int n = 0, wrong = 0, kinds = 0;

	told(store_count(db, &(struct page){ .ent = ent, .sort = FIELD_NUMBER }, &all, &err));
	for (int st = 0; st < STATUS_COUNT; st++) {
		struct filter f = { .how = FILTER_STATUS, .status = (enum status)st };
		struct compare c = { .status = (enum status)st };

		told(store_each(db, &(struct page){ .ent = ent, .sort = FIELD_NUMBER, .filter = &f,
		                .nfilter = 1 }, compare, &c, &err));
		n += c.n;
		wrong += c.wrong;
		kinds += c.n > 0;
	}
	ok(!wrong && n == all, "%s: the same status from SQL and core, %lld rows", ent->name, all);
	ok(kinds >= (ent == ACTION ? 13 : 7), "%s: %d kinds of status among them", ent->name,
	   kinds);
}

int main(void)
{
	struct db_options o = { .path = ":memory:", .who = "ada", .program = "test",
		.modules = getenv("BUILD"), .at = "2026-11-22T06:00:00Z", .today = "2026-11-22",
		.backups = "", .create = true };

	if (getenv("PG_ADDRESS"))
		o.path = getenv("PG_ADDRESS");
	db = db_open(&o, &err);
	if (!db) {
		printf("Bail out! %s\n", err.msg);
		return 1;
	}
	db_act(db, o.who);	/* on a server too */
	make_rows();
	test_fields();
	test_dates();
	test_logic();
	test_others();
	test_wrong();
	random_actions(7);
	random_feedback(11);
	agree(ACTION);
	agree(&entities[ENT_feedback]);
	db_close(db);
	return tap_done();
}
