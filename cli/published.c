/* published.c - pcref data import, of what national bodies publish. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/data.h"
#include "cli/take.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "core/words.h"
#include "db/db.h"
#include "db/store.h"
#include "import/published.h"

enum { SHOWN = 8 };

static bool find_profile(struct call *c, struct record *r)
{
	const char *name = call_flag(c, FLAG_profile);
	struct err ignored;

	return name && store_find(c->db, &entities[ENT_profile], name, r,
	                          &ignored);
}

bool published_wanted(struct call *c)
{
	struct record r;
	bool is;

	if (!find_profile(c, &r))
		return false;
	is = !record_is(&r, PROFILE_KIND, "extract");
	record_fini(&r);
	return is;
}

struct by_kind {
	const char *kind;
	char name[128];
};

static bool is_of_kind(const struct record *r, void *with)
{
	struct by_kind *f = with;

	if (!record_is(r, PROFILE_KIND, f->kind))
		return true;
	snprintf(f->name, sizeof(f->name), "%.127s", record_title(r));
	return false;
}

void published_hint(struct call *c, struct err *e)
{
	struct page all = { .ent = &entities[ENT_profile], .sort = FIELD_NUMBER };
	const char *path = c->argv[0];
	struct by_kind f = { .kind = NULL };
	struct err ignored;

	if (e->code != ERR_USAGE || strcmp(path, "-") == 0 ||
	    !(f.kind = published_kind(path)) ||
	    !store_each(c->db, &all, is_of_kind, &f, &ignored) || !*f.name)
		return;
	err_set(e, ERR_USAGE, _("%s has the columns of a published file, %s: --profile %s reads it;"
	        " an extract needs its data set, as in --dataset MHSDS"), path,
	        words_label(db_words(c->db), VOC_file_kind, f.kind), f.name);
}

static int by_n(const void *a, const void *b, void *of)
{
	const struct tallied *t = of;
	long long x = t->n[*(const uint32_t *)a], y = t->n[*(const uint32_t *)b];

	return (x < y) - (x > y);
}

/* "  1,234: MHS29", the most first. */
static void say_tallied(const struct tallied *t, const char *heading)
{
	uint32_t *order = xcalloc(t->text.n, sizeof(*order)), n = t->text.n;

	for (uint32_t i = 0; i < n; i++)
		order[i] = i;
	qsort_r(order, n, sizeof(*order), by_n, (void *)t);
	if (n)
		puts(heading);
	for (uint32_t i = 0; i < n && i < SHOWN; i++) {
		char *safe = text_safe(t->text.entry[order[i]].text);

		printf("  %lld: %s\n", t->n[order[i]], safe);
		free(safe);
	}
	if (n > SHOWN)
		printf(_("  and others: %u\n"), n - SHOWN);
	free(order);
}

static void say_read(const struct published *p)
{
	fputs(lang_count("Read: %lld row\n", "Read: %lld rows\n", p->load.read).text, stdout);
	printf(_("Hidden by the publisher: %lld, neither zero nor missing\n"),
	       p->suppressed);
	if (p->broken)
		printf(_("Without a period or a figure: %lld\n"), p->broken);
	say_tallied(&p->measures, _("Measures that are no metric here, left out"
	            " (--accept makes them metrics):"));
	say_tallied(&p->labels, _("Groups kept in the file's own words"
	            " (\"pcref data map VALUE CODE\" and --again give them a code):"));
}

static bool keep(struct call *c, struct published *p, struct err *e)
{
	struct observation_load was;
	bool same;

	if (call_has(c, FLAG_dry_run)) {
		puts(_("Dry run: nothing is kept."));
		return true;
	}
	if (!published_keep(c->db, p, call_has(c, FLAG_again), &same, &was, e))
		return false;
	if (same) {
		printf(_("This file is load %lld of figures already; nothing was"
		         " kept.  --again loads it once more.\n"), was.number);
		return true;
	}
	printf(ngettext("Kept %lld figure as load %lld of figures, %lld of them hidden;"
	         " new metrics: %d\n", "Kept %lld figures as load %lld of figures, %lld of them"
	         " hidden; new metrics: %d\n", (unsigned long)p->load.kept),
	       p->load.kept, p->load.number,
	       p->load.suppressed, p->made);
	return true;
}

static bool has_total(struct call *c, const struct published *p, struct err *e)
{
	const char *said = call_flag(c, FLAG_expect_total);

	return !said || call_has(c, FLAG_accept) ||
	       strtoll(said, NULL, 10) == p->load.read ||
	       err_set(e, ERR_FOUND, ngettext("the file has %lld row and %s were expected,"
	               " so nothing was kept; --accept keeps it as it is",
	               "the file has %lld rows and %s were expected, so nothing was kept;"
	               " --accept keeps it as it is", (unsigned long)p->load.read),
	               p->load.read, said);
}

static bool run(struct call *c, const struct record *how, struct published *p,
                struct err *e)
{
	struct published_options o = {
		.kind = record_get(how, PROFILE_KIND),
		.make_metrics = call_has(c, FLAG_accept) &&
		                !call_has(c, FLAG_dry_run),
		.dry = call_has(c, FLAG_dry_run)
	};
	bool ok;

	if (record_has(how, PROFILE_SHEET))
		o.source.sheet = record_get(how, PROFILE_SHEET);
	take_catch_signals(true, &o.source);
	ok = store_hold(c->db, e) &&
	     published_read(c->db, c->argv[0], &o, p, e);
	take_catch_signals(false, &o.source);
	snprintf(p->load.profile, sizeof(p->load.profile), "%s",
	         record_title(how));
	ok = ok && has_total(c, p, e) && keep(c, p, e);
	return store_let_go(c->db, ok, e) && ok;
}

int published_import(struct call *c)
{
	struct published p = { .n = 0 };
	struct err e = { 0 };
	struct record how;
	bool ok;

	if (!find_profile(c, &how))
		return call_refuse(ERR_BUG, _("the profile is gone"));
	ok = run(c, &how, &p, &e);
	if (p.load.read)
		say_read(&p);
	record_fini(&how);
	published_fini(&p);
	return ok ? 0 : call_fail(&e);
}
