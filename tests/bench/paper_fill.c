/* paper_fill.c - five years of a busy trust, for tests/bench/paper.
 *
 *	paper_fill PATH ROWS
 *
 * Adds so many actions and as many pieces of feedback to the trust in PATH,
 * through the store with history, search and all, each batch on its own day of
 * the last five years; half of the actions then move on by a state. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/err.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/store.h"

enum { BATCH = 1000, YEARS = 5 };

struct fill {
	struct db *db;
	struct rows person, unit;
	const char *today;
	char day[DAY_SIZE];
	long rows;
};

static struct err e;

static void must(bool ok)
{
	if (ok)
		return;
	fprintf(stderr, "paper_fill: %s\n", e.msg);
	exit(1);
}

static const char *pick(const char *const *word, size_t n, long i)
{
	return word[(size_t)i % n];
}
#define PICK(words, i) pick(words, sizeof(words) / sizeof(*(words)), i)

/* A number that looks thrown, and is the same each time. */
static long thrown(long i)
{
	unsigned long x = (unsigned long)i * 0x9e3779b97f4a7c15UL;

	return (long)((x ^ x >> 29) >> 8 & 0xffffff);
}

static const char *one_of(const struct rows *r, long i)
{
	return record_get(&r->row[thrown(i) % r->n], FIELD_UID);
}

static void action(struct fill *f, struct record *r, long i)
{
	static const char *const area[] = { "leadership", "data", "feedback" };
	static const char *const what[] = { "Interpreters on every ward",
		"Supervision that asks about racism", "Hair and skin care",
		"A named lead", "Ethnicity asked at referral", "Training by carers" };
	static const char *const rag[] = { "on_track", "at_risk", "off_track" };
	char text[100], due[DAY_SIZE];

	store_start(f->db, r, &entities[ENT_action]);
	snprintf(text, sizeof(text), "%s, %ld", PICK(what, thrown(i)), i);
	day_text(day_number(f->day) + 30 + thrown(i) % 700, due);
	record_set(r, ACTION_TITLE, text);
	record_set(r, ACTION_AREA, PICK(area, i));
	record_set(r, ACTION_DUE, due);
	record_set(r, ACTION_STATE, i % 2 ? "in_progress" : "agreed");
	record_set(r, ACTION_RAG, PICK(rag, thrown(i) / 7));
	if (i % 20)
		record_set(r, ACTION_OWNER, one_of(&f->person, i));
}

static void feedback(struct fill *f, struct record *r, long i)
{
	static const char *const channel[] = { "pals", "complaint", "compliment", "fft",
		"survey", "event", "advocacy", "partner" };
	static const char *const from[] = { "patient", "carer", "family", "community" };
	static const char *const group[] = { "A", "B", "C", "F", "H", "J", "K", "M", "N", "P" };
	static const char *const state[] = { "received", "acknowledged", "considered",
		"planned", "changed" };
	char text[100], day[DAY_SIZE];

	store_start(f->db, r, &entities[ENT_feedback]);
	snprintf(text, sizeof(text), "What was said, %ld", i);
	record_set(r, FEEDBACK_TITLE, text);
	record_set(r, FEEDBACK_WORDS, "Nobody asked which language we speak at home.");
	record_set(r, FEEDBACK_RECEIVED, f->day);
	record_set(r, FEEDBACK_CHANNEL, PICK(channel, thrown(i)));
	record_set(r, FEEDBACK_FROM, PICK(from, thrown(i) / 3));
	record_set(r, FEEDBACK_UNIT, one_of(&f->unit, i));
	record_set(r, FEEDBACK_STATE, PICK(state, thrown(i) / 5));
	if (i % 5)
		record_set(r, FEEDBACK_ETHNICITY, PICK(group, thrown(i) / 11));
	day_text(day_number(f->day) + thrown(i) % 30, day);
	if (!record_is(r, FEEDBACK_STATE, "received") && strcmp(day, f->today) <= 0)
		record_set(r, FEEDBACK_ACKED, day);
}

static void apply(struct fill *f, struct record *rec, int n)
{
	struct record *row[BATCH];
	struct change c = { .rec = row, .nrec = n, .imported = true };

	for (int i = 0; i < n; i++)
		row[i] = &rec[i];
	must(store_apply(f->db, &c, &e));
}

static void move_on(struct fill *f, struct record *rec, int n)
{
	struct record moved[BATCH];
	int k = 0;

	for (int i = 0; i < n; i += 2) {
		must(store_get(f->db, rec[i].ent, record_get(&rec[i], FIELD_UID), &moved[k], &e));
		record_set(&moved[k++], ACTION_STATE, "in_progress");
	}
	apply(f, moved, k);
	while (k > 0)
		record_fini(&moved[--k]);
}

static void sitting(struct fill *f, long from, int n, struct record *rec)
{
	char at[32];

	day_text(day_number(f->today) - 365L * YEARS + 365L * YEARS * from / f->rows, f->day);
	snprintf(at, sizeof(at), "%sT09:00:00Z", f->day);
	db_now(f->db, at, f->day);
	for (int i = 0; i < n; i++)
		action(f, &rec[i], from + i);
	apply(f, rec, n);
	move_on(f, rec, n);
	for (int i = 0; i < n; i++) {
		record_fini(&rec[i]);
		feedback(f, &rec[i], from + i);
	}
	apply(f, rec, n);
	for (int i = 0; i < n; i++)
		record_fini(&rec[i]);
}

int main(int argc, char **argv)
{
	static struct record rec[BATCH];
	struct db_options o = { .who = "bench", .program = "bench",
		.at = "2026-11-22T06:00:00Z", .today = "2026-11-22", .backups = "" };
	struct fill f = { .today = o.today };

	if (argc != 3 || (f.rows = atol(argv[2])) < 1)
		return 64;
	o.path = argv[1];
	must((f.db = db_open(&o, &e)) != NULL);
	must(store_page(f.db, &(struct page){ .ent = &entities[ENT_person] }, NULL, 0, false,
			100, &f.person, &e));
	must(store_page(f.db, &(struct page){ .ent = &entities[ENT_unit] }, NULL, 0, false,
			100, &f.unit, &e));
	for (long i = 0; i < f.rows; i += BATCH)
		sitting(&f, i, (int)(f.rows - i < BATCH ? f.rows - i : BATCH), rec);
	rows_fini(&f.person);
	rows_fini(&f.unit);
	db_close(f.db);
	return 0;
}
