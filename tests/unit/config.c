/* Files of taste: what is taken, what is refused and in which words. */
#include "config/config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/mem.h"
#include "tests/tap.h"

static char file[200];

static void write_file(const char *text, size_t len)
{
	FILE *f = fopen(file, "w");

	fwrite(text, 1, len, f);
	fclose(f);
}

static bool takes(struct config *c, const char *text, struct err *e)
{
	write_file(text, strlen(text));
	return config_read(c, file, FROM_USER, true, e);
}

/* True if the text is refused with a message that holds the words. */
static bool refused(const char *text, const char *words)
{
	struct config c;
	struct err e = { 0 };
	bool no;

	config_init(&c, "/home/a");
	no = !takes(&c, text, &e) && e.code == ERR_CONFIG && strstr(e.msg, words) &&
	     strstr(e.msg, file) && config_is(&c, OPT_COLOUR, "auto");
	if (!no)
		printf("# %d %s\n", e.code, e.msg);
	config_fini(&c);
	return no;
}

static bool gives(const char *text, enum option_id id, const char *value)
{
	struct config c;
	struct err e = { 0 };
	bool yes;

	config_init(&c, "/home/a");
	yes = takes(&c, text, &e) && config_is(&c, id, value);
	if (!yes)
		printf("# %s, %s\n", e.msg, c.value[id] ? c.value[id] : "nothing");
	config_fini(&c);
	return yes;
}

static void good_files(void)
{
	ok(gives("", OPT_COLOUR, "auto"), "an empty file leaves the defaults");
	ok(gives("[screen]\ncolour = never\n", OPT_COLOUR, "never"), "a word");
	ok(gives("[Screen]\r\n  COLOUR=Never ; why\r\n", OPT_COLOUR, "never"),
	   "case, spaces, CRLF and a comment do not matter");
	ok(gives("[screen]\naccessible = on", OPT_ACCESSIBLE, "yes"), "yes in other words");
	ok(gives("[files]\ndatabase = \"/a;b #c/d.db\"\n", OPT_DATABASE, "/a;b #c/d.db"),
	   "quotes keep ; and #");
	ok(gives("[files]\ndatabase = ~/x.db\n", OPT_DATABASE, "/home/a/x.db"),
	   "~/ is the home folder");
}

static void bad_files(void)
{
	ok(refused("[screen]\n\ncolor = never\n",
	           "line 3: there is no \"color\" in [screen]; did you mean colour in [screen]?"),
	   "an unknown key names its line and the nearest");
	ok(refused("[files]\ncolour = never\n", "did you mean colour in [screen]?"),
	   "a key in the wrong section is sent to the right one");
	ok(refused("[scren]\n", "line 1: there is no section [scren]; did you mean [screen]?"),
	   "an unknown section, even empty");
	ok(refused("[elsewhere]\n", "there are files, screen, keys"),
	   "an unknown section near to none says which there are");
	ok(refused("[screen]\nxyzzy = 1\n", "there are colour, theme, mouse, accessible"),
	   "and so does a key");
	ok(refused("[screen:colour]\n", "there is no section [screen:colour]"),
	   "a section named as a key");
	ok(refused("[screen]\ncolour\n", "neither [section] nor key = value"),
	   "a key without an equals sign");
	ok(refused("colour = never\n", "line 1: \"colour\" stands before any [section]"),
	   "a key outside a section");
	ok(refused("[screen]\ncolour = auto\ncolour = never\n",
	           "line 3: colour was already given on line 2"), "a key given twice");
	ok(refused("[screen]\ncolour = auto\n[screen]\ncolour = never\n",
	           "line 4: colour was already given on line 2"), "twice in a section given twice");
	ok(refused("[files]\ndatabase = ;x\n", "line 2: a key needs a value"),
	   "a value lost as a comment");
	ok(refused("[files]\ndatabase = \"/x\n", "the quote is not closed"), "an open quote");
	ok(refused("[files]\ndatabase = \"/x\" y\n", "more after the closing quote"),
	   "text after a quote");
	ok(refused("[files]\ndatabase = /x\\\n", "cannot be continued"), "a line carried on");
	ok(refused("[files]\ndatabase = x.db\n", "must begin with / or ~/"), "a relative path");
	ok(refused("[screen]\ncolour = green\n",
	           "line 2: \"green\" is not a value of colour; say auto, always or never"),
	   "an unknown word says the known ones");
	ok(refused("\xEF\xBB\xBF[screen]\n", "not plain text"), "a byte order mark");
}

static void hostile_files(void)
{
	struct config c;
	struct err e = { 0 };
	char *big = xcalloc(70001, 1), *dir = xprintf("%s.d", file);

	config_init(&c, NULL);
	write_file("[screen]\n\0colour = never\n", 25);
	ok(!config_read(&c, file, FROM_USER, true, &e) && e.code == ERR_CONFIG, "NUL bytes");
	memset(big, '\n', 70000);
	ok(!takes(&c, big, &e) && strstr(e.msg, "64 KiB"), "a huge file");
	snprintf(big, 70001, "[files]\ndatabase = /%01200d\n", 0);
	ok(!takes(&c, big, &e) && strstr(e.msg, "line 2: the line is too long"), "a long line");
	mkdir(dir, 0700);
	ok(!config_read(&c, dir, FROM_USER, false, &e) && e.code == ERR_CONFIG, "a folder");
	rmdir(dir);
	ok(config_read(&c, dir, FROM_SYSTEM, false, &e), "a missing file is nothing to take");
	ok(!config_read(&c, dir, FROM_USER, true, &e) && e.code == ERR_INPUT,
	   "unless it was asked for");
	config_fini(&c);
	free(big);
	free(dir);
}

static void order(void)
{
	struct config c;
	struct err e = { 0 };

	config_init(&c, NULL);
	ok(config_set(&c, OPT_COLOUR, "always", FROM_FLAG, "--colour", &e) &&
	   takes(&c, "[screen]\ncolour = never\ntheme = light\n", &e), "a flag, then a file");
	ok(config_is(&c, OPT_COLOUR, "always"), "the flag wins whatever comes later");
	ok(config_is(&c, OPT_THEME, "light"), "what the flag left alone is taken");
	ok(config_set(&c, OPT_THEME, "dark", FROM_SYSTEM, "x", &e) &&
	   config_is(&c, OPT_THEME, "light"), "the system's file is weaker than the user's");
	ok(!config_set(&c, OPT_ACCESSIBLE, "perhaps", FROM_ENV, "ACCESSIBLE", &e) &&
	   strstr(e.msg, "ACCESSIBLE"), "a bad value names who said it");
	config_fini(&c);
}

/* What is printed reads back as what was set. */
static void printed(void)
{
	struct config c, d;
	struct err e = { 0 };
	FILE *f;

	config_init(&c, NULL);
	config_init(&d, NULL);
	config_set(&c, OPT_DATABASE, "/a;b#\t\"c", FROM_FLAG, "--db", &e);
	config_set(&c, OPT_COLOUR, "never", FROM_ENV, "NO_COLOR", &e);
	f = fopen(file, "w");
	config_print(&c, f);
	fclose(f);
	ok(config_read(&d, file, FROM_USER, true, &e), "the printed file can be read");
	ok(config_is(&d, OPT_DATABASE, "/a;b#\t\"c"), "a path with ; # and a quote comes back");
	ok(d.from[OPT_COLOUR] == FROM_USER && config_is(&d, OPT_COLOUR, "never"),
	   "what was set comes back");
	ok(d.from[OPT_THEME] == FROM_DEFAULT, "a default is a comment");
	config_fini(&c);
	config_fini(&d);
}

static void paths(void)
{
	struct config_paths p;
	struct err e = { 0 };
	struct config_env none = { 0 }, home = { .home = "/home/a" };
	struct config_env xdg = { .home = "/home/a", .config_home = "/c", .data_home = "d",
	                          .state_home = "/s", .config_dirs = "/x:/y" };

	ok(config_paths_init(&p, &home, &e) &&
	   strcmp(p.user, "/home/a/.config/pcref/pcref.ini") == 0 &&
	   strcmp(p.database, "/home/a/.local/share/pcref/pcref.db") == 0 &&
	   strcmp(p.state, "/home/a/.local/state/pcref") == 0 &&
	   strcmp(p.system, "/etc/xdg/pcref/pcref.ini") == 0, "the folders XDG sets by default");
	config_paths_fini(&p);
	ok(config_paths_init(&p, &xdg, &e) && strcmp(p.user, "/c/pcref/pcref.ini") == 0 &&
	   strcmp(p.data, "/home/a/.local/share/pcref") == 0 &&
	   strcmp(p.state, "/s/pcref") == 0 && strcmp(p.system, "/x/pcref/pcref.ini") == 0,
	   "variables are followed, a relative one is ignored");
	config_paths_fini(&p);
	ok(!config_paths_init(&p, &none, &e) && e.code == ERR_CONFIG, "no home folder");
}

int main(void)
{
	snprintf(file, sizeof(file), "%s/pcref.ini", getenv("TMP"));
	good_files();
	bad_files();
	hostile_files();
	order();
	printed();
	paths();
	unlink(file);
	return tap_done();
}
