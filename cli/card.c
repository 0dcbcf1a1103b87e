/* card.c - pcref card export, import: what one trust tried, for another. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/call.h"
#include "cli/verb.h"
#include "core/card.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/record.h"
#include "core/text.h"
#include "db/db.h"
#include "db/erase.h"
#include "db/store.h"

static bool put_file(const char *path, const char *text, struct err *e)
{
	size_t len = strlen(text);
	int fd;
	bool ok;

	if (strcmp(path, "-") == 0)
		return fputs(text, stdout) >= 0;
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644);
	ok = fd >= 0 && write(fd, text, len) == (ssize_t)len;
	if (!ok)
		err_set(e, fd < 0 ? ERR_CREATE : ERR_IO, _("cannot write %s: %s"), path,
		        strerror(errno));
	if (fd >= 0)
		close(fd);
	return ok;
}

static char *get_file(const char *path, struct err *e)
{
	bool input = strcmp(path, "-") == 0, ok;
	FILE *in = input ? stdin : fopen(path, "r");
	char *text = xcalloc(CARD_MOST + 2, 1);
	size_t n = in ? fread(text, 1, CARD_MOST + 1, in) : 0;

	ok = in && !ferror(in);
	if (!ok)
		err_set(e, ERR_INPUT, _("cannot read %s: %s"), path, strerror(errno));
	else if (n > CARD_MOST || strlen(text) != n || !text_is_utf8(text, n))
		ok = err_set(e, ERR_DATA, _("%s is no practice card: it is too long, or no"
		             " text"), path);
	if (in && !input)
		fclose(in);
	if (ok)
		return text;
	free(text);
	return NULL;
}

/* ---- out ---- */

struct people {
	char *all;		/* what the card tells, folded */
	char *found;		/* somebody it names, or NULL */
};

static bool look_for(const struct record *person, void *with)
{
	struct people *p = with;
	char *name = text_fold(record_title(person));

	if (strchr(name, ' ') && strstr(p->all, name))
		p->found = xstrdup(record_title(person));
	free(name);
	return !p->found;
}

/* Nobody whom the file knows by name is in it. */
static bool names_nobody(const struct call *c, const struct record *card, struct err *e)
{
	struct page page = { .ent = &entities[ENT_person], .sort = FIELD_NUMBER };
	char *text = card_write(card, "");
	struct people p = { .all = text_fold(text) };
	bool ok = store_each(c->db, &page, look_for, &p, e);

	if (ok && p.found)
		ok = err_set(e, ERR_DATA, _("a practice card tells nothing of a person, and this"
		             " one names %s.  Say what they did for the trust, not who"),
		             p.found);
	free(p.found);
	free(p.all);
	free(text);
	return ok;
}

static bool read_row(const struct call *c, struct record *r, struct err *e)
{
	if (!erase_find(c->db, c->argv[0], r, e))
		return false;
	if (r->ent == &entities[ENT_action] || r->ent == &entities[ENT_initiative])
		return true;
	record_fini(r);
	return err_set(e, ERR_USAGE, _("a practice card is of an action or an initiative, as in"
	               " INI-3"));
}

/* Whose practice it is: a card that was received is passed on as theirs. */
static char *trust_of(const struct call *c, const struct record *r)
{
	if (r->ent == &entities[ENT_initiative] && record_has(r, INITIATIVE_OF_TRUST))
		return xstrdup(record_get(r, INITIATIVE_OF_TRUST));
	return store_setting(c->db, "trust_name", "");
}

int verb_card_export(struct call *c)
{
	const char *path = call_flag(c, FLAG_output);
	struct record r, card;
	struct err e = { 0 };
	char *trust, *text;
	bool ok;

	if (!path)
		return call_refuse(ERR_USAGE, _("say where it goes: -o FILE, or - for standard"
		                   " output"));
	if (!read_row(c, &r, &e))
		return call_fail(&e);
	card_make(&r, &card);
	trust = trust_of(c, &r);
	text = card_write(&card, trust);
	ok = *trust || err_set(&e, ERR_DATA, _("the file does not say which trust it is of:"
	                       " pcref setting edit trust_name --value NAME"));
	ok = ok && card_is_clean(&card, &e) && names_nobody(c, &card, &e) &&
	     put_file(path, text, &e);
	if (ok && strcmp(path, "-") != 0)
		fprintf(stderr, _("Wrote %s: the practice card of %s\n"), path, c->argv[0]);
	free(text);
	free(trust);
	record_fini(&card);
	record_fini(&r);
	return ok ? ERR_NONE : call_fail(&e);
}

/* ---- in ---- */

static bool is_new(const struct call *c, const struct record *card, struct err *e)
{
	struct filter same[2] = {
		{ .field = INITIATIVE_OF_TRUST, .how = FILTER_IS,
		  .value = record_get(card, INITIATIVE_OF_TRUST) },
		{ .field = INITIATIVE_TITLE, .how = FILTER_IS, .value = record_title(card) } };
	struct page p = { .ent = card->ent, .sort = FIELD_NUMBER, .filter = same, .nfilter = 2 };
	char *own = store_setting(c->db, "trust_name", "");
	bool ours = record_is(card, INITIATIVE_OF_TRUST, own);
	long long n = 0;

	free(own);
	if (ours)
		return err_set(e, ERR_DATA, _("this card is this trust's own"));
	if (call_has(c, FLAG_again))
		return true;
	return store_count(c->db, &p, &n, e) &&
	       (!n || err_set(e, ERR_DATA, _("this card is here already; --again keeps it once"
	                      " more")));
}

static bool keep(const struct call *c, struct record *card, struct err *e)
{
	struct change change = { .rec = &card, .nrec = 1, .imported = true };
	char *source = xprintf(_("practice card, received %s"), c->today);

	record_set(card, INITIATIVE_SOURCE, source);
	free(source);
	return store_apply(c->db, &change, e);
}

static void say_kept(const struct call *c, const struct record *card)
{
	char *title = text_safe(record_title(card)), name[NAME_SIZE];
	char *whose = text_safe(record_get(card, INITIATIVE_OF_TRUST));

	record_name(card, name);
	if (call_has(c, FLAG_dry_run))
		printf(_("Would keep %s, a practice of %s\n"), title, whose);
	else
		printf(_("Added %s, %s, a practice of %s\n"), name, title, whose);
	free(title);
	free(whose);
}

int verb_card_import(struct call *c)
{
	struct err e = { 0 };
	struct record card;
	char *text = get_file(c->argv[0], &e);
	bool ok = text && card_read(text, &card, &e);

	free(text);
	if (!ok)
		return call_fail(&e);
	ok = card_is_clean(&card, &e) && is_new(c, &card, &e) &&
	     (call_has(c, FLAG_dry_run) || keep(c, &card, &e));
	if (ok)
		say_kept(c, &card);
	record_fini(&card);
	return ok ? ERR_NONE : call_fail(&e);
}
