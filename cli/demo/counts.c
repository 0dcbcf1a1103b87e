#include "cli/demo/counts.h"

#include <stdio.h>
#include <string.h>

#include "cli/demo/metrics.h"
#include "cli/demo/script.h"
#include "core/err.h"
#include "core/ethnicity.h"
#include "core/hash.h"
#include "core/month.h"
#include "core/tally.h"
#include "db/load.h"
#include "import/delay.h"
#include "import/extract.h"
#include "import/take_items.h"

enum { MONTHS = 24, NEWEST = -4, WHOLE = 10000, ROW_BYTES = 171 };

enum fault { NO_FAULT, DEFAULT_99, OVERUSES_S, STEP_CHANGE, DRIFTS_TO_Z,
             BAD_MONTH, GETS_BETTER };

struct team {
	const char *code, *service, *label;
	int monthly;			/* referrals */
	int blank, not_stated, not_known;	/* of WHOLE */
	enum fault fault;
};

#define TEAM(...) { __VA_ARGS__ },
static const struct team mhsds[] = {
#include "cli/demo/team.def"
};
static const struct team talking[] = {
	TEAM("TT01", "TT", "Talking Therapies North", 410, 620, 330, 860, GETS_BETTER)
	TEAM("TT02", "TT", "Talking Therapies Quayside", 365, 590, 380, 930, GETS_BETTER)
};
#undef TEAM

static const struct set {
	const char *key, *file, *who;
	const struct team *team;
	size_t n;
} sets[] = {
	{ "mhsds", "mhsds", "rdsouza", mhsds, sizeof(mhsds) / sizeof(*mhsds) },
	{ "talking", "talking_therapies", "wzhang", talking,
	  sizeof(talking) / sizeof(*talking) },
};

/* When an extract came, and of which set: every quarter, then each month. */
static const struct coming {
	int day, set;
} comings[] = {
	{ -640, 0 }, { -549, 0 }, { -458, 0 }, { -420, 1 }, { -367, 0 },
	{ -276, 0 }, { -250, 1 }, { -185, 0 }, { -124, 0 }, { -94, 0 },
	{ -68, 1 }, { -64, 0 }, { -34, 0 }, { NEWEST, 0 },
};

/* When the figures by ethnicity were last taken in. */
enum { METRICS = -21 };

/* Of 2,305: invented, loosely the caseload of an English city. */
static const struct { const char *code; int weight; } mix[] = {
	{ "A", 1240 }, { "B", 34 }, { "C", 110 }, { "D", 38 }, { "E", 26 },
	{ "F", 22 }, { "G", 36 }, { "H", 74 }, { "J", 120 }, { "K", 96 },
	{ "L", 70 }, { "M", 118 }, { "N", 154 }, { "P", 46 }, { "R", 26 },
	{ "S", 95 },
};
enum { MIX = 2305 };

/* An extract being read: up to which month, and what it comes to. */
struct coming_in {
	const struct set *set;
	struct tally *tally;
	struct load load;
	struct extract beside;		/* what is counted beside codes */
	uint32_t first, last;
	uint64_t dice, days;
};

struct rates {
	int blank, not_stated, not_known;
};

/* The month is counted from the first of MONTHS. */
static struct rates rates_of(const struct team *t, int month)
{
	struct rates r = { t->blank, t->not_stated, t->not_known };

	if (t->fault == DEFAULT_99)
		r.not_known += WHOLE * 34 / 100;
	if (t->fault == BAD_MONTH && month == MONTHS / 2)
		r.blank += WHOLE * 30 / 100;
	if (t->fault == DRIFTS_TO_Z)
		r.not_stated += month * 95;
	if (t->fault == STEP_CHANGE && month >= MONTHS * 2 / 3) {
		r.blank /= 6;
		r.not_known /= 4;
	}
	if (t->fault == GETS_BETTER) {
		r.blank -= r.blank * month / 40;
		r.not_known -= r.not_known * month / 40;
	}
	return r;
}

static const char *known(struct coming_in *in, const struct team *t)
{
	int thrown = dice_throw(&in->dice, MIX), i = 0;

	if (t->fault == OVERUSES_S && dice_throw(&in->dice, 100) < 14)
		return "S";
	while (thrown >= mix[i].weight)
		thrown -= mix[i++].weight;
	return mix[i].code;
}

static const char *written(struct coming_in *in, const struct team *t, int month)
{
	static const char *const wrong[] = { "X", "9", "I", "13", "NULL",
		"Not Known", "White British", "?", "-1", "AA1" };
	struct rates r = rates_of(t, month);
	int x = dice_throw(&in->dice, WHOLE);

	if (x < r.blank)
		return x % 8 ? "" : "  ";
	if ((x -= r.blank) < r.not_stated)
		return "Z";
	if ((x -= r.not_stated) < r.not_known)
		return "99";
	if (x - r.not_known < WHOLE * 9 / 1000)
		return wrong[dice_throw(&in->dice,
		             (int)(sizeof(wrong) / sizeof(*wrong)))];
	return known(in, t);
}

/* Some write in small letters, with a space, or with a local character. */
static void blot(struct coming_in *in, char raw[static 16])
{
	int thrown = dice_throw(&in->dice, 1000);

	if (strlen(raw) != 1)
		return;
	if (thrown < 6 && raw[0] >= 'A')
		raw[0] = (char)(raw[0] + 'a' - 'A');
	else if (thrown < 12)
		memcpy(raw + 1, " ", 2);
	else if (thrown < 22)
		memcpy(raw + 1, "1", 2);
}

/* Most are asked at the first contact; teams that leave it blank ask late. */
static void count_days(struct coming_in *in, const struct team *t, uint32_t team)
{
	static const char referred[] = "2026-01-01";
	int late = dice_throw(&in->days, WHOLE) < 2000 + 6 * t->blank;
	char recorded[DAY_SIZE];

	day_text(day_number(referred) + dice_throw(&in->days, late ? 320 : 21), recorded);
	delay_add(in->beside.delay, team, (struct field_text){ referred, 10, false },
	          (struct field_text){ recorded, 10, false });
}

static void count_beside(struct coming_in *in, const struct team *t, uint32_t team,
                         const char *raw, struct ethnic_value v)
{
	struct judged *d = &in->beside.judged;

	d->form[v.form]++;
	if (v.form == FORM_LOCAL)
		d->local[v.code][strchr(judge_local, raw[1]) - judge_local]++;
	if (v.code == ETHNIC_INVALID)
		d->nword[dict_add(&d->word, raw, strlen(raw))]++;
	if (in->beside.delay && ethnic_codes[v.code].cls == CLASS_KNOWN)
		count_days(in, t, team);
}

static void read_row(struct coming_in *in, const struct team *t, uint32_t month,
                     uint32_t team, uint32_t service)
{
	bool undated = dice_throw(&in->dice, WHOLE) < 8;
	struct ethnic_value v;
	char raw[16];

	snprintf(raw, sizeof(raw), "%s",
	         written(in, t, (int)(month - in->first)));
	blot(in, raw);
	v = ethnic_read(raw, strlen(raw), false);
	tally_add(in->tally, team, service, undated ? MONTH_UNKNOWN : month,
	          tally_kind(v));
	in->load.read++;
	in->load.accepted++;
	in->load.cleaned += v.cleaned;
	in->load.undated += undated;
	count_beside(in, t, team, raw, v);
}

/* The same team and month read alike in each extract that has them. */
static void read_month(struct coming_in *in, const struct team *t, uint32_t month)
{
	uint32_t team = tally_team(in->tally, t->code, strlen(t->code));
	uint32_t service = tally_service(in->tally, t->service,
	                                 strlen(t->service));
	int n;

	tally_label(in->tally, team, t->label, strlen(t->label));
	in->dice = (uint64_t)(t->monthly * MONTHS) + (month - in->first);
	in->days = in->dice + 1;
	n = t->monthly * (88 + dice_throw(&in->dice, 25)) / 100;
	for (int i = 0; i < n; i++)
		read_row(in, t, month, team, service);
}

static void month_end(uint32_t month, char iso[static DAY_SIZE])
{
	char next[MONTH_SIZE], first[MONTH_SIZE + 3];

	month_text(month + 1, next);
	snprintf(first, sizeof(first), "%s-01", next);
	day_text(day_number(first) - 1, iso);
}

static void name_file(struct coming_in *in)
{
	struct load *l = &in->load;
	struct hash *h = hash_new();

	month_end(in->last, l->as_at);
	snprintf(l->file, sizeof(l->file), "%s_%.7s.csv", in->set->file,
	         l->as_at);
	l->bytes = l->read * ROW_BYTES;
	hash_add_text(h, l->file);
	hash_end(h, l->file_hash);
	script_uid(ENT_dataset, in->set->key, l->dataset);
}

/* Only one of the two systems exports the day on which it was recorded. */
static void begin_beside(struct coming_in *in)
{
	struct extract *x = &in->beside;

	judged_init(&x->judged);
	for (int i = 0; i < COLUMN_COUNT; i++)
		x->header.at[i] = -1;
	x->header.at[COLUMN_ETHNIC] = x->header.at[COLUMN_TEAM] = 0;
	x->header.at[COLUMN_SERVICE] = x->header.at[COLUMN_DATE] = 0;
	x->header.at[COLUMN_PERSON] = 0;
	if (in->set != sets)
		return;
	x->header.at[COLUMN_RECORDED] = 0;
	x->delay = delay_new();
}

static bool save(struct script *s, struct coming_in *in, struct err *e)
{
	struct load_item *item;
	bool ok;
	int n;

	in->beside.tally = in->tally;
	item = take_items(&in->beside, &n);
	ok = load_save_items(s->db, &in->load, in->tally, item, n, e);
	load_items_fini(item, n);
	extract_fini(&in->beside);
	return ok;
}

static bool load(struct script *s, const struct coming *c, struct err *e)
{
	struct coming_in in = { .set = &sets[c->set], .load.expected = -1 };
	char day[DAY_SIZE];

	script_day(s, NEWEST, day);
	in.first = month_read(day, strlen(day)) - MONTHS;
	script_day(s, c->day, day);
	in.last = month_read(day, strlen(day)) - 1;
	in.tally = tally_new();
	begin_beside(&in);
	for (size_t i = 0; i < in.set->n; i++)
		for (uint32_t m = in.first; m <= in.last; m++)
			read_month(&in, &in.set->team[i], m);
	tally_end(in.tally);
	name_file(&in);
	tally_hash(in.tally, in.load.counts_hash);
	script_sit(s, c->day, in.set->who);
	return save(s, &in, e);
}

bool counts_load(struct script *s, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; ok && i < sizeof(comings) / sizeof(*comings); i++)
		ok = (comings[i].day != NEWEST || (script_until(s, METRICS, e) &&
		      metrics_load(s, METRICS, e))) &&
		     script_until(s, comings[i].day, e) &&
		     load(s, &comings[i], e);
	return ok && script_until(s, -1, e);
}
