/* survey.c - pcref feedback import --profile: the export of a survey. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/call.h"
#include "cli/entity.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/text.h"
#include "db/store.h"
#include "import/survey.h"

static void say_faults(const char *title, const struct survey_fault *f, int n, long long all)
{
	if (!all)
		return;
	printf("%s: %lld\n", title, all);
	for (int i = 0; i < n; i++) {
		char *safe = text_safe(f[i].reason);

		printf(_("  line %llu: %s\n"), (unsigned long long)f[i].line, safe);
		free(safe);
	}
	if (all > n)
		printf(_("  and %lld more\n"), all - n);
}

static void say_read(const struct survey *s)
{
	fputs(lang_count("Read: %lld row\n", "Read: %lld rows\n", s->read).text, stdout);
	printf(_("To be kept: %d\n"), s->n);
	if (s->empty)
		printf(_("Without words, left out: %lld\n"), s->empty);
	say_faults(_("Refused"), s->fault, s->nfaults, s->refused);
	say_faults(_("May say who somebody is"), s->found, s->nfound, s->flagged);
	if (s->groups_unread)
		printf(_("Ethnic group kept as it was put, without a code: %lld\n"),
		       s->groups_unread);
	for (int i = 0; i < s->nunused; i++) {
		char *safe = text_safe(s->unused[i]);

		printf(i ? ", %s" : _("Columns not taken: %s"), safe);
		free(safe);
	}
	if (s->nunused)
		putchar('\n');
}

static enum survey_personal personal_of(const struct call *c)
{
	const char *answer = call_flag(c, FLAG_answer);

	return !answer ? SURVEY_SHOW : strcmp(answer, "redact") == 0 ? SURVEY_REDACT
	       : strcmp(answer, "keep") == 0 ? SURVEY_LET_STAND : SURVEY_SHOW;
}

static bool say_before(const struct call *c, const struct survey *s)
{
	struct record r;
	struct err ignored;
	char name[NAME_SIZE], *safe;

	if (!*s->before || call_has(c, FLAG_again) ||
	    !store_get(c->db, &entities[ENT_evidence], s->before, &r, &ignored))
		return false;
	record_name(&r, name);
	safe = text_safe(record_title(&r));
	printf(_("This file was taken in before (%s, %s); nothing was kept.  --again takes it in"
	         " once more.\n"), name, safe);
	free(safe);
	record_fini(&r);
	return true;
}

/* Nothing is kept unless somebody says so. */
static bool is_accepted(const struct call *c)
{
	char typed[16];

	if (call_has(c, FLAG_accept))
		return true;
	if (call_has(c, FLAG_no_input) || !isatty(STDIN_FILENO))
		return false;
	fputs(_("Keep them?  Type yes or no: "), stderr);
	return fgets(typed, sizeof(typed), stdin) && strncmp(typed, "yes", 3) == 0;
}

static int keep(struct call *c, struct survey *s)
{
	struct err e = { 0 };

	if (call_has(c, FLAG_dry_run)) {
		puts(_("Dry run: nothing is kept."));
		return 0;
	}
	if (s->flagged && s->personal == SURVEY_SHOW)
		return call_refuse(ERR_FOUND, _("nothing was kept: --answer redact takes out what"
		                   " may say who somebody is, --answer keep lets it stand"));
	if (!s->n)
		return call_refuse(ERR_FOUND, _("nothing was kept: no row is left"));
	if (!is_accepted(c))
		return call_refuse(ERR_FOUND, _("nothing was kept; --accept keeps what is to be"
		                   " kept"));
	if (!survey_keep(s, c->db, &e))
		return call_fail(&e);
	printf(ngettext("Kept %d piece of feedback; one undo takes it back\n",
	                "Kept %d pieces of feedback; one undo takes them all back\n",
	                (unsigned long)s->n), s->n);
	if (!s->how.ent)
		fprintf(stderr, _("pcref: made the profile %s: --profile reads the next file as"
		        " this one\n"), s->profile);
	return 0;
}

int verb_feedback_import(struct call *c)
{
	const struct values *map = &c->flag[FLAG_map], *set = &c->flag[FLAG_set];
	struct survey s = { .path = c->argv[0], .profile = call_flag(c, FLAG_profile),
		.map = map->text, .nmap = map->n, .fixed = set->text, .nfixed = set->n,
		.personal = personal_of(c) };
	struct err e = { 0 };
	int rc;

	if (!s.profile)
		return entity_import(c);
	if (!survey_read(&s, c->db, &e)) {
		survey_fini(&s);
		return call_fail(&e);
	}
	if (say_before(c, &s)) {
		rc = 0;
	} else {
		say_read(&s);
		rc = keep(c, &s);
	}
	survey_fini(&s);
	return rc;
}
