#include "config/config.h"

#include <iniparser/iniparser.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "config/priv.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"

#define OPTION(id, ...) [id] = { __VA_ARGS__ },
const struct option_row options[OPT_COUNT] = {
#include "config/option.def"
};
#undef OPTION

static const char keys_section[] = "keys";

void config_init(struct config *c, const char *home)
{
	*c = (struct config){ .home = home ? xstrdup(home) : NULL };
	for (int i = 0; i < OPT_COUNT; i++)
		c->value[i] = options[i].words[0] ? xstrdup(options[i].words[0]) : NULL;
}

static void key_fini(struct config_key *k)
{
	free(k->name);
	free(k->value);
	free(k->where);
}

void config_fini(struct config *c)
{
	for (int i = 0; i < OPT_COUNT; i++)
		free(c->value[i]);
	for (int i = 0; i < c->nkey; i++)
		key_fini(&c->key[i]);
	free(c->key);
	free(c->home);
	*c = (struct config){ 0 };
}

static size_t count_words(const struct option_row *o)
{
	size_t n = 0;

	while (n < CONFIG_WORDS && o->words[n])
		n++;
	return n;
}

static const char *plain_yes(const char *value)
{
	static const char *const yes[] = { "yes", "true", "on", "1" };
	static const char *const no[] = { "no", "false", "off", "0" };

	for (size_t i = 0; i < sizeof(yes) / sizeof(*yes); i++) {
		if (strcasecmp(value, yes[i]) == 0)
			return "yes";
		if (strcasecmp(value, no[i]) == 0)
			return "no";
	}
	return value;
}

static bool read_word(const struct option_row *o, const char *value, const char *where,
                      char **out, struct err *e)
{
	size_t n = count_words(o);
	char known[128] = "";

	if (o->type == CONFIG_YES_NO)
		value = plain_yes(value);
	for (size_t i = 0; i < n; i++) {
		size_t used = strlen(known);

		if (strcasecmp(value, o->words[i]) == 0) {
			*out = xstrdup(o->words[i]);
			return true;
		}
		snprintf(known + used, sizeof(known) - used, "%s%s",
		         !i ? "" : i + 1 < n ? ", " : _(" or "), o->words[i]);
	}
	return err_set(e, ERR_CONFIG, _("%s: \"%.60s\" is not a value of %s; say %s"),
	               where, value, o->name, known);
}

static bool read_path(const struct config *c, const char *value, enum config_from from,
                      const char *where, char **out, struct err *e)
{
	bool in_file = from == FROM_SYSTEM || from == FROM_USER;

	if (strncmp(value, "~/", 2) == 0 && c->home)
		*out = xprintf("%s/%s", c->home, value + 2);
	else if (in_file && value[0] != '/')
		return err_set(e, ERR_CONFIG, _("%s: the path \"%.200s\" must begin with / or ~/"),
		               where, value);
	else
		*out = xstrdup(value);
	return true;
}

bool config_set(struct config *c, enum option_id id, const char *value,
                enum config_from from, const char *where, struct err *e)
{
	const struct option_row *o = &options[id];
	char *read = NULL;

	if (from < c->from[id])
		return true;
	if (!*value)
		return err_set(e, ERR_CONFIG, _("%s: %s has no value"), where, o->name);
	if (o->type == CONFIG_PATH ? !read_path(c, value, from, where, &read, e)
	                           : !read_word(o, value, where, &read, e))
		return false;
	free(c->value[id]);
	c->value[id] = read;
	c->from[id] = from;
	return true;
}

bool config_yes(const struct config *c, enum option_id id)
{
	return config_is(c, id, "yes");
}

bool config_is(const struct config *c, enum option_id id, const char *word)
{
	return c->value[id] && strcmp(c->value[id], word) == 0;
}

/* "colour, theme, mouse": the keys of a section or, NULL, the sections. */
static void list_known(const char *section, char list[static 256])
{
	const char *last = "";

	list[0] = '\0';
	for (int i = 0; i < OPT_COUNT; i++) {
		const char *name = section ? options[i].name : options[i].section;
		size_t used = strlen(list);

		if (section && strcmp(options[i].section, section) != 0)
			continue;
		if (strcmp(name, last) != 0)
			snprintf(list + used, 256 - used, "%s%s", used ? ", " : "", name);
		last = name;
	}
}

static bool unknown_section(const char *path, const struct ini_key *k, struct err *e)
{
	const char *known[OPT_COUNT + 1];
	char list[256];
	int meant;

	for (int i = 0; i < OPT_COUNT; i++)
		known[i] = options[i].section;
	known[OPT_COUNT] = keys_section;
	meant = text_nearest(k->section, known, OPT_COUNT + 1);
	if (meant >= 0)
		return err_set(e, ERR_CONFIG, _("%s, line %d: there is no section [%.60s];"
		               " did you mean [%s]?"), path, k->line, k->section, known[meant]);
	list_known(NULL, list);
	return err_set(e, ERR_CONFIG, _("%s, line %d: there is no section [%.60s]; there are %s,"
	               " %s"), path, k->line, k->section, list, keys_section);
}

static bool unknown_key(const char *path, const struct ini_key *k, struct err *e)
{
	const char *known[OPT_COUNT];
	char list[256];
	int meant;

	for (int i = 0; i < OPT_COUNT; i++)
		known[i] = options[i].name;
	meant = text_nearest(k->name, known, OPT_COUNT);
	if (meant >= 0)
		return err_set(e, ERR_CONFIG, _("%s, line %d: there is no \"%.60s\" in [%s];"
		               " did you mean %s in [%s]?"), path, k->line, k->name,
		               k->section, known[meant], options[meant].section);
	list_known(k->section, list);
	return err_set(e, ERR_CONFIG, _("%s, line %d: there is no \"%.60s\" in [%s]; there are %s"),
	               path, k->line, k->name, k->section, list);
}

static bool find_option(const char *path, const struct ini_key *k, enum option_id *id,
                        struct err *e)
{
	bool section = false;

	if (!*k->section && k->name)
		return err_set(e, ERR_CONFIG,
		               _("%s, line %d: \"%.60s\" stands before any [section]"),
		               path, k->line, k->name);
	for (int i = 0; i < OPT_COUNT; i++) {
		if (strcmp(options[i].section, k->section) != 0)
			continue;
		section = true;
		*id = (enum option_id)i;
		if (!k->name || strcmp(options[i].name, k->name) == 0)
			return true;
	}
	return section ? unknown_key(path, k, e) : unknown_section(path, k, e);
}

/* The lines have been judged, so whatever iniparser still has to say is of
 * no use to anyone; it would go to stderr. */
static int say_nothing(const char *fmt, ...)
{
	(void)fmt;
	return 0;
}

/* Only iniparser_getstring() with NULL: the typed getters of 4.1 crash on a
 * section that is named as a key (CVE-2023-33461). */
static bool take_key(struct config *c, const dictionary *d, const char *path,
                     const struct ini_key *k, enum config_from from, int *first, struct err *e)
{
	enum option_id id = OPT_COUNT;
	char where[512], name[64];
	const char *value;

	if (!find_option(path, k, &id, e))
		return false;
	if (!k->name)
		return true;
	if (first[id])
		return err_set(e, ERR_CONFIG, _("%s, line %d: %s was already given on line %d"),
		               path, k->line, k->name, first[id]);
	first[id] = k->line;
	snprintf(name, sizeof(name), "%s:%s", options[id].section, options[id].name);
	snprintf(where, sizeof(where), _("%.400s, line %d"), path, k->line);
	value = iniparser_getstring(d, name, NULL);
	return config_set(c, id, value ? value : "", from, where, e);
}

/* The line that gave this key of [keys] before, or 0. */
static int given_on(const struct ini_lines *lines, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (lines->keys[i].name && strcmp(lines->keys[i].section, keys_section) == 0 &&
		    strcmp(lines->keys[i].name, lines->keys[at].name) == 0)
			return lines->keys[i].line;
	return 0;
}

static void put_binding(struct config *c, struct config_key next)
{
	int i = 0;

	while (i < c->nkey && strcmp(c->key[i].name, next.name) != 0)
		i++;
	if (i < c->nkey) {
		key_fini(&c->key[i]);
	} else {
		c->key = xreallocarray(c->key, (size_t)i + 1, sizeof(*c->key));
		c->nkey++;
	}
	c->key[i] = next;
}

/* "edit = F9 e" of [keys]. */
static bool take_binding(struct config *c, const dictionary *d, const char *path,
                         const struct ini_lines *lines, size_t at, struct err *e)
{
	const struct ini_key *k = &lines->keys[at];
	char *name;
	const char *value;

	if (given_on(lines, at))
		return err_set(e, ERR_CONFIG, _("%s, line %d: %s was already given on line %d"),
		               path, k->line, k->name, given_on(lines, at));
	name = xprintf("%s:%s", keys_section, k->name);
	value = iniparser_getstring(d, name, NULL);
	free(name);
	put_binding(c, (struct config_key){ xstrdup(k->name), xstrdup(value ? value : ""),
	            xprintf(_("%s, line %d"), path, k->line) });
	return true;
}

static struct config_key *keys_copy(const struct config *c)
{
	struct config_key *copy = xcalloc((size_t)c->nkey + 1, sizeof(*copy));

	for (int i = 0; i < c->nkey; i++)
		copy[i] = (struct config_key){ xstrdup(c->key[i].name),
			xstrdup(c->key[i].value), xstrdup(c->key[i].where) };
	return copy;
}

static struct config config_copy(const struct config *c)
{
	struct config copy = *c;

	copy.key = keys_copy(c);

	copy.home = c->home ? xstrdup(c->home) : NULL;
	for (int i = 0; i < OPT_COUNT; i++)
		copy.value[i] = c->value[i] ? xstrdup(c->value[i]) : NULL;
	return copy;
}

static bool take_keys(struct config *c, const char *path, const struct ini_lines *lines,
                      enum config_from from, struct err *e)
{
	int first[OPT_COUNT] = { 0 };
	dictionary *d;
	bool ok = true;

	iniparser_set_error_callback(say_nothing);
	d = iniparser_load(path);
	if (!d)
		return err_set(e, ERR_CONFIG, _("%s changed while it was read; try again"), path);
	for (size_t i = 0; ok && i < lines->n; i++)
		if (strcmp(lines->keys[i].section, keys_section) != 0)
			ok = take_key(c, d, path, &lines->keys[i], from, first, e);
		else if (lines->keys[i].name)
			ok = take_binding(c, d, path, lines, i, e);
	iniparser_freedict(d);
	return ok;
}

bool config_read(struct config *c, const char *path, enum config_from from, bool must,
                 struct err *e)
{
	struct ini_lines lines = { 0 };
	struct config next = config_copy(c);
	bool found, ok;

	ok = ini_lines_read(&lines, path, &found, e);
	if (ok && must && !found)
		ok = err_set(e, ERR_INPUT, _("there is no configuration file %s"), path);
	if (ok && found)
		ok = take_keys(&next, path, &lines, from, e);
	if (ok) {
		struct config old = *c;

		*c = next;
		next = old;
	}
	config_fini(&next);
	ini_lines_fini(&lines);
	return ok;
}
