#include "db/home.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/home_need.h"
#include "db/priv.h"
#include "db/score.h"
#include "db/store.h"

#define QUERY(id, sql) id,
enum home_query {
#include "db/home.def"
	HOME_QUERIES
};
#undef QUERY

#define QUERY(id, sql) [id] = sql,
static const char *const queries[HOME_QUERIES] = {
#include "db/home.def"
};
#undef QUERY

enum {
	DUE_SOON = 14,		/* days before its due date that an action shows */
	DATA_OLD = 50,		/* days: a month's extract comes in the next */
	RANK_CHECK = 1, RANK_FEEDBACK = 2, RANK_DATA = 3,	/* within a day */
	RANK_STEP = 10		/* a day */
};

static const char *text_at(const struct result *r, int row, int col)
{
	const char *s = result_get(r, row, col);

	return s ? s : "";
}

char *home_in_days(const struct due_words *w, long long days)
{
	const char *const *say = days < 0 ? w->late : w->soon;

	if (!days)
		return xstrdup(w->now ? _(w->now) : "");
	return xstrdup(say[0] ? lang_count(say[0], say[1], llabs(days)).text : "");
}

struct need *home_need(struct home *h, enum entity_id ent, const char *uid,
                       const char *number, char *title)
{
	struct need *n;

	h->need = xreallocarray(h->need, (size_t)h->nneeds + 1, sizeof(*h->need));
	n = &h->need[h->nneeds++];
	*n = (struct need){ .ent = &entities[ent], .title = title };
	snprintf(n->uid, sizeof(n->uid), "%s", uid);
	snprintf(n->name, sizeof(n->name), "%s-%s", entities[ent].prefix, number);
	return n;
}

static struct need *add(struct home *h, enum entity_id ent, const struct result *r, int row)
{
	return home_need(h, ent, text_at(r, row, 0), text_at(r, row, 1),
	                 xstrdup(text_at(r, row, 2)));
}

static void add_due(struct home *h, const struct result *r, int row)
{
	static const struct due_words words = {
		{ NN_("overdue %lld day", "overdue %lld days") },
		{ NN_("due in %lld day", "due in %lld days") }, N_("due today") };
	long long days = day_number(text_at(r, row, 3)) - day_number(h->today);
	struct need *n = add(h, ENT_action, r, row);

	n->word = home_in_days(&words, days);
	n->late = days < 0;
	n->rank = days * RANK_STEP;
}

static void add_check(struct home *h, const struct result *r, int row)
{
	const char *by = text_at(r, row, 4);
	struct need *n = add(h, ENT_action, r, row);
	char *title = n->title;

	n->word = xstrdup(_("to check"));
	n->rank = RANK_CHECK;
	if (!*by)
		return;
	n->title = xprintf(_("%s (done by %s)"), title, by);
	free(title);
}

struct stage {
	const char *day;
	struct due_words words;
};

static struct feedback_facts facts_of(const struct home *h, const struct result *r, int row)
{
	return (struct feedback_facts){
		.today = h->today, .state = text_at(r, row, 3),
		.anonymous = strcmp(text_at(r, row, 4), "yes") == 0,
		.acknowledge_by = text_at(r, row, 5), .acknowledged = text_at(r, row, 6),
		.respond_by = text_at(r, row, 7), .responded = text_at(r, row, 8),
		.told = text_at(r, row, 9), .published = text_at(r, row, 10),
		.tell_by = text_at(r, row, 11), .change_due = text_at(r, row, 12),
	};
}

/* What a stage calls for, and its last day. */
static bool stage_of(enum status st, const struct feedback_facts *f, struct stage *to)
{
	const struct {
		enum status status;
		struct stage is;
	} stages[] = {
		{ STATUS_REPLY_LATE, { f->respond_by, {
			{ NN_("reply late %lld day", "reply late %lld days") }, { 0 }, NULL } } },
		{ STATUS_REPLY_DUE, { f->respond_by, { { 0 },
			{ NN_("reply in %lld day", "reply in %lld days") }, N_("reply today") } } },
		{ STATUS_ACK_LATE, { f->acknowledge_by, {
			{ NN_("acknowledge late %lld day", "acknowledge late %lld days") },
			{ 0 }, NULL } } },
		{ STATUS_ACK_DUE, { f->acknowledge_by, { { 0 },
			{ NN_("acknowledge in %lld day", "acknowledge in %lld days") },
			N_("acknowledge today") } } },
		{ STATUS_TELL_LATE, { f->tell_by, {
			{ NN_("tell late %lld day", "tell late %lld days") }, { 0 }, NULL } } },
		{ STATUS_TO_TELL, { f->tell_by, { { 0 },
			{ NN_("tell in %lld day", "tell in %lld days") }, N_("tell today") } } },
		{ STATUS_CHANGE_LATE, { f->change_due, {
			{ NN_("change late %lld day", "change late %lld days") }, { 0 }, NULL } } },
	};

	for (size_t i = 0; i < sizeof(stages) / sizeof(*stages); i++)
		if (stages[i].status == st) {
			*to = stages[i].is;
			return *to->day;
		}
	return false;
}

static void add_feedback(struct home *h, const struct result *r, int row)
{
	struct feedback_facts f = facts_of(h, r, row);
	struct stage stage;
	struct need *n;
	long long days;

	if (!stage_of(feedback_status(&f), &f, &stage))
		return;
	days = day_number(stage.day) - day_number(h->today);
	if (days > REPLY_SOON)
		return;
	n = add(h, ENT_feedback, r, row);
	n->word = home_in_days(&stage.words, days);
	n->late = days < 0;
	n->rank = days * RANK_STEP + RANK_FEEDBACK;
}

static void add_data(struct home *h, const struct result *r, int row)
{
	struct need *n = add(h, ENT_dataset, r, row);
	char day[DAY_SHOWN], *title = n->title;

	day_show(text_at(r, row, 3), day);
	n->title = xprintf(_("%s: the newest extract shows %s"), title, day);
	n->word = xstrdup(_("data due"));
	n->rank = RANK_DATA;
	free(title);
}

static int by_rank(const void *va, const void *vb)
{
	const struct need *a = va, *b = vb;

	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	return strcmp(a->name, b->name);
}

struct source {
	enum home_query query;
	int days;		/* how far ahead it looks */
	void (*add)(struct home *, const struct result *, int row);
};

static bool read_needs(struct db *db, struct home *h, const char *me, struct err *e)
{
	static const struct source sources[] = {
		{ HOME_ACTIONS_DUE, DUE_SOON, add_due },
		{ HOME_TO_CHECK, 0, add_check },
		{ HOME_FEEDBACK, REPLY_SOON, add_feedback },
		{ HOME_DATA_DUE, -DATA_OLD - 1, add_data },
	};
	bool ok = true;

	for (size_t i = 0; ok && i < sizeof(sources) / sizeof(*sources); i++) {
		char until[DAY_SIZE];
		const char *arg[] = { me, until };
		struct result res = { 0 };

		day_text(day_number(h->today) + sources[i].days + 1, until);
		ok = db_run(db, queries[sources[i].query], 2, arg, &res, e);
		for (int row = 0; ok && row < res.nrow; row++)
			sources[i].add(h, &res, row);
		result_fini(&res);
	}
	ok = ok && home_meetings(db, h, me, e) && home_learning(db, h, me, e);
	if (h->nneeds)
		qsort(h->need, (size_t)h->nneeds, sizeof(*h->need), by_rank);
	return ok;
}

static bool read_me(struct db *db, struct home *h, const char *me, struct err *e)
{
	struct result res = { 0 };
	bool ok = !me || db_run(db, queries[HOME_ME], 1, &me, &res, e);

	if (ok && res.nrow)
		h->me = xstrdup(text_at(&res, 0, 0));
	result_fini(&res);
	return ok;
}

bool home_read_needs(struct db *db, struct home *h, struct err *e)
{
	const char *me = db_me(db);

	*h = (struct home){ 0 };
	snprintf(h->today, sizeof(h->today), "%s", db_today(db));
	day_add_months(h->today, -HOME_MONTHS, h->since);
	h->trust = store_setting(db, "trust_name", "");
	return history_head(db, h->head, e) && read_me(db, h, me, e) && read_needs(db, h, me, e);
}

static void say(struct home *h, char *sentence)
{
	h->moved[h->nmoved++] = sentence;
}

static void say_actions(struct home *h, const struct result *r)
{
	long long verified = result_int(r, 0, 0), done = result_int(r, 0, 1);
	long long overdue = result_int(r, 0, 2), third = result_int(r, 0, 3);
	long long unowned = result_int(r, 0, 4), undated = result_int(r, 0, 5);

	say(h, third
	    ? xprintf(_("Actions: %lld verified, %lld await a check, %lld overdue (%lld for the"
	                " third time)"), verified, done, overdue, third)
	    : xprintf(_("Actions: %lld verified, %lld await a check, %lld overdue"), verified, done,
	              overdue));
	if (unowned || undated)
		say(h, xprintf(_("%lld without an owner, %lld without a due date"), unowned,
		               undated));
}

/* "Known ethnicity 87.2% (87.0% before), asked 90.8%". */
static char *tell_known(const struct home *h)
{
	const struct score_count *c = &h->now.in.count[CRIT_KNOWN];
	bool then = h->compared && h->before.level[CRIT_KNOWN].assessed;
	char *now = score_say(c, "{percent}"), *asked = score_say(c, "{beside}");
	char *was = score_say(&h->before.in.count[CRIT_KNOWN], "{percent}"), *made;

	made = then ? xprintf(_("Known ethnicity %s (%s before), asked %s"), now, was, asked)
	            : xprintf(_("Known ethnicity %s, asked %s"), now, asked);
	free(now);
	free(asked);
	free(was);
	return made;
}

static bool read_moved(struct db *db, struct home *h, struct err *e)
{
	const char *arg[] = { h->today, h->since };
	struct result res = { 0 };
	bool ok = db_run(db, queries[HOME_CHANGED], 2, arg, &res, e);

	if (ok)
		say_actions(h, &res);
	result_fini(&res);
	if (!ok || !db_run(db, queries[HOME_HEARD], 2, arg, &res, e))
		return false;
	if (h->now.in.count[CRIT_COMPETENCIES].beside)
		say(h, xprintf(_("Competencies seen in two ways: %lld"),
		               (long long)h->now.in.count[CRIT_COMPETENCIES].beside));
	say(h, xprintf(_("Feedback: %lld received, %lld told what came of it"),
	               result_int(&res, 0, 0), result_int(&res, 0, 1)));
	result_fini(&res);
	if (h->now.level[CRIT_KNOWN].assessed)
		say(h, tell_known(h));
	return home_tell_pace(db, h, e);
}

/* A trend needs a past. */
static bool read_before(struct db *db, struct home *h, struct err *e)
{
	struct result res = { 0 };
	bool ok = db_run(db, queries[HOME_BEGAN], 0, NULL, &res, e);

	h->compared = ok && strcmp(text_at(&res, 0, 0), h->since) < 0;
	result_fini(&res);
	return ok && (!h->compared || db_score(db, h->since, &h->before, e));
}

static void forget_moved(struct home *h)
{
	for (int i = 0; i < h->nmoved; i++)
		free(h->moved[i]);
	h->nmoved = 0;
}

void home_keep_scores(struct home *h, struct home *old)
{
	h->scored = old->scored;
	h->compared = old->compared;
	h->now = old->now;
	h->before = old->before;
	memcpy(h->moved, old->moved, sizeof(h->moved));
	h->nmoved = old->nmoved;
	old->nmoved = 0;
}

bool home_read_scores(struct db *db, struct home *h, struct err *e)
{
	forget_moved(h);
	h->scored = db_score(db, h->today, &h->now, e) && read_before(db, h, e) &&
	            read_moved(db, h, e);
	return h->scored;
}

bool home_read(struct db *db, struct home *h, struct err *e)
{
	return home_read_needs(db, h, e) && home_read_scores(db, h, e);
}

bool home_is_current(struct db *db, const struct home *h)
{
	char head[64];
	struct err ignored;

	return strcmp(h->today, db_today(db)) == 0 && history_head(db, head, &ignored) &&
	       strcmp(head, h->head) == 0;
}

void home_fini(struct home *h)
{
	for (int i = 0; i < h->nneeds; i++) {
		free(h->need[i].word);
		free(h->need[i].title);
	}
	forget_moved(h);
	free(h->need);
	free(h->trust);
	free(h->me);
	*h = (struct home){ 0 };
}

const char *home_first_step(const struct home *h, int i)
{
	static const char *const steps[] = {
		N_("People: add yourself with your login, and what needs you is told here."),
		N_("Settings: name the trust."),
		N_("Actions: write the plan down, or take it in with pcref plan paste FILE."),
		N_("Data: import an extract; only counts of it are kept."),
		N_("The tour shows what else there is; pcref demo makes a trust to try it on."),
	};

	if (*h->trust || h->me || h->nneeds || i >= (int)(sizeof(steps) / sizeof(*steps)))
		return NULL;
	return _(steps[i]);
}

char *home_trend(const struct home *h, enum score_area_id id)
{
	const struct score_area *now = score_area_of(&h->now, id), *before;
	int by;

	if (!h->compared)
		return xstrdup("");
	before = score_area_of(&h->before, id);
	by = now->score - before->score;
	if (!now->assessed || !before->assessed)
		return xstrdup("");
	if (!by)
		return xstrdup(_("same"));
	return xprintf(by > 0 ? _("up %d") : _("down %d"), abs(by));
}

char *home_needs_title(const struct home *h)
{
	return h->me ? xprintf(_("Needs you today, %s"), h->me)
	             : xstrdup(_("Needs somebody today"));
}

const char *home_needs_end(const struct home *h)
{
	if (!h->me)
		return h->nneeds ? _("Nothing else needs anybody.") : _("Nothing needs anybody.");
	return h->nneeds ? _("Nothing else needs you.") : _("Nothing needs you.");
}
