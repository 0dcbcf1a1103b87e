/* quality_feed.c - the index as it is published: the DQMI feed of a data set's
 * ethnic category, month by month, beside our own. */
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/rules.h"
#include "core/text.h"
#include "db/db.h"
#include "db/observation.h"
#include "db/quality.h"
#include "db/store.h"

struct finding {
	const char *dataset;		/* its name, folded */
	char uid[UID_SIZE];
};

/* "DQMI:MHSDS:ETHNIC CATEGORY", of the data set. */
static bool is_feed(const struct record *metric, void *with)
{
	static const char begins[] = "DQMI:";
	struct finding *f = with;
	const char *measure = record_get(metric, METRIC_MEASURE), *name;
	char *set;
	bool is;

	if (strncmp(measure, begins, sizeof(begins) - 1) != 0 ||
	    !strcasestr(measure, "ethnic"))
		return true;
	name = measure + sizeof(begins) - 1;
	set = xstrndup(name, strcspn(name, ":"));
	name = text_fold(set);
	is = strcmp(name, f->dataset) == 0;
	free((char *)name);
	free(set);
	if (is)
		snprintf(f->uid, sizeof(f->uid), "%s", record_get(metric, FIELD_UID));
	return !is;
}

static bool find_feed(struct db *db, const struct quality *q, char uid[static UID_SIZE],
                      struct err *e)
{
	struct page all = { .ent = &entities[ENT_metric], .sort = FIELD_NUMBER };
	char *folded = text_fold(q->load.name);
	struct finding f = { .dataset = folded };
	bool ok = store_each(db, &all, is_feed, &f, e);

	snprintf(uid, UID_SIZE, "%s", f.uid);
	free(folded);
	return ok;
}

static bool is_ours(const struct observation *o, const char *provider)
{
	if (strcmp(o->dimension, "dqmi") != 0 || o->suppressed)
		return false;
	return *provider ? strcasecmp(o->unit, provider) == 0
	                 : strcmp(o->unit, "England") != 0;
}

static struct quality_published *month_of(struct quality *q, const struct observation *o)
{
	struct quality_published *p =
		q->npublished ? &q->published[q->npublished - 1] : NULL;

	if (p && strcmp(p->ends, o->ends) == 0 && strcmp(p->unit, o->unit) == 0)
		return p;
	q->published = xreallocarray(q->published, (size_t)q->npublished + 1,
	                             sizeof(*q->published));
	p = &q->published[q->npublished++];
	*p = (struct quality_published){ .load = o->load };
	snprintf(p->ends, sizeof(p->ends), "%s", o->ends);
	snprintf(p->unit, sizeof(p->unit), "%s", o->unit);
	return p;
}

static void take(struct quality *q, const struct observation *o)
{
	struct quality_published *p = month_of(q, o);

	if (strcmp(o->category, "complete") == 0) {
		p->complete = o->numerator;
		p->all = o->denominator;
	} else if (strcmp(o->category, "valid") == 0) {
		p->valid = o->numerator;
		p->valid_of = o->denominator;
	} else if (strcmp(o->category, "default") == 0) {
		p->defaults = o->numerator;
	}
}

/* data.md 2: 100 (K + Z + U - max(0, U - t N)) / N, where valid is K + Z + U. */
static void work(struct quality_published *p, double threshold)
{
	double over = (double)p->defaults - threshold * (double)p->all;

	p->is = p->all > 0 && p->valid_of > 0;
	if (p->is)
		p->item = 100 * ((double)p->valid - (over > 0 ? over : 0)) / (double)p->all;
}

/* Several providers, and nobody said which is the trust: none is taken. */
static void keep_one(struct quality *q)
{
	for (int i = 1; i < q->npublished; i++)
		q->providers += strcmp(q->published[i].unit, q->published[0].unit) != 0;
	if (!q->providers)
		return;
	free(q->published);
	q->published = NULL;
	q->npublished = 0;
}

static int by_month(const void *a, const void *b)
{
	const struct quality_published *x = a, *y = b;

	return strcmp(y->ends, x->ends);
}

bool quality_read_feed(struct db *db, struct quality *q, struct err *e)
{
	char *provider = store_setting(db, "dqmi.provider", ""), uid[UID_SIZE];
	struct observation *list = NULL;
	bool ok = find_feed(db, q, uid, e);
	int n = 0;

	if (ok && *uid)
		ok = observations_read(db, uid, NULL, &list, &n, e);
	for (int i = 0; ok && i < n; i++)
		if (is_ours(&list[i], provider))
			take(q, &list[i]);
	keep_one(q);
	for (int i = 0; i < q->npublished; i++)
		work(&q->published[i], q->threshold);
	if (q->npublished)
		qsort(q->published, (size_t)q->npublished, sizeof(*q->published), by_month);
	free(list);
	free(provider);
	return ok;
}

char *quality_beside(const struct quality *q)
{
	const struct quality_published *p = q->published;
	double ours = q->item.is.value;

	if (q->providers)
		return xstrdup(_("The DQMI feed has several providers; name the trust's own: pcref"
		                 " setting edit dqmi.provider --value RV5."));
	if (!q->npublished || !p->is)
		return xstrdup(_("No DQMI feed of this data set: pcref data import FILE --profile"
		                 " dqmi takes it in."));
	return xprintf(_("Published for %s in %s %.4s: item score %.1f, complete %.1f%%, valid"
	                 " %.1f%%; ours is %.1f, %+.1f points from it."), p->unit,
	               day_month_name(atoi(p->ends + 5)), p->ends, p->item,
	               100.0 * (double)p->complete / (double)p->all,
	               100.0 * (double)p->valid / (double)p->valid_of, ours, ours - p->item);
}
