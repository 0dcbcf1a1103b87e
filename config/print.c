#include "config/config.h"

#include <string.h>

#include "core/lang.h"

static const char *const from_words[] = {
	[FROM_DEFAULT] = N_("default"), [FROM_SYSTEM] = N_("system file"),
	[FROM_USER] = N_("your file"), [FROM_ENV] = N_("environment"),
	[FROM_FLAG] = N_("command line"),
};

/* iniparser cuts an unquoted value at ; and #, and has no escapes. */
static void print_value(FILE *out, const char *value)
{
	const char *quote = strchr(value, '"') ? "'" : strpbrk(value, ";#' ") ? "\"" : "";

	fprintf(out, "%s%s%s", quote, value, quote);
}

static void print_words(FILE *out, const struct option_row *o)
{
	if (!o->words[0])
		return;
	fputs("; ", out);
	for (int i = 0; i < CONFIG_WORDS && o->words[i]; i++)
		fprintf(out, "%s%s", i ? ", " : "", o->words[i]);
	if (o->env)
		fprintf(out, _("  (environment: %s)"), o->env);
	putc('\n', out);
}

static void print_option(const struct config *c, enum option_id id, FILE *out)
{
	const struct option_row *o = &options[id];
	bool set = c->from[id] != FROM_DEFAULT;

	fprintf(out, "; %s\n", _(o->help));
	print_words(out, o);
	if (set)
		fprintf(out, _("; from: %s\n"), _(from_words[c->from[id]]));
	fprintf(out, "%s%s = ", set ? "" : ";", o->name);
	print_value(out, c->value[id] ? c->value[id] : "/path");
	fputs("\n\n", out);
}

void config_print(const struct config *c, FILE *out)
{
	const char *section = "";

	fputs(_("; pcref.ini: personal taste. Settings that change a number or a\n"
	        "; paper are kept in the database (pcref setting list).\n"
	        "; A flag wins over the environment, that over your file, and that\n"
	        "; over the system's. Text after ; or # is a comment.\n\n"), out);
	for (int i = 0; i < OPT_COUNT; i++) {
		if (strcmp(options[i].section, section) != 0)
			fprintf(out, "[%s]\n", section = options[i].section);
		print_option(c, (enum option_id)i, out);
	}
	fputs(_("[keys]\n; Commands of the screen and their keys, a blank between:\n"
	        ";   edit = e F9\n"
	        "; A letter, ^S or Ctrl-S, F1 to F12, Enter, Tab, Space, Esc, PgUp ...\n"
	        "; pcref keys lists the commands, and which keys were taken from which.\n"), out);
	for (int i = 0; i < c->nkey; i++) {
		fprintf(out, "%s = ", c->key[i].name);
		print_value(out, c->key[i].value);
		putc('\n', out);
	}
}
