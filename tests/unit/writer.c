#include "report/writer.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/text.h"
#include "tests/tap.h"

#define RLO "\xe2\x80\xae"
#define FAMILY "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7"

static const char hostile[] =
	"\033]0;owned\007\033[2J <script>alert(1)</script> ]]> --> | `x` *b* "
	RLO "cod" " \" onload='x' \x7f\xc2\x9b" "31m &amp; \\ {{x}} ${y}";

static const char *const names[] = {
	"Olufẹ́mi Adébáyọ̀", "Zoë", "张伟", "زینب خان", "יעל", FAMILY,
	"می‌روم",
};

/* A paper with the same text in every place where words may stand. */
static struct doc *paper(const char *w)
{
	struct doc *d = doc_new(w);
	struct node *s = doc_section(d, NULL, w), *n;
	struct chart bars = { .kind = CHART_BARS, .value = 1, .limits = 2, .percent = true,
		.target = 95, .target_word = w };

	doc_set(&d->organisation, w);
	doc_set(&d->period, w);
	doc_set(&d->notice, w);
	doc_set(&d->seal, w);
	doc_set(&d->as_at, w);
	n = doc_para(s);
	doc_text(n, "%s", w);
	doc_strong(n, w);
	doc_em(n, w);
	doc_theirs(n, w);
	doc_link(n, "#s1", w);
	doc_text(doc_item(doc_list(s, true)), "%s", w);
	doc_theirs(doc_item(doc_list(s, false)), w);
	doc_theirs(doc_quote(s), w);
	doc_text(doc_note(s, w), "%s", w);
	doc_text(doc_def(doc_defs(s), w), "%s", w);
	for (int kind = CHART_BARS; kind <= CHART_RATIO; kind++) {
		struct node *deep = doc_section(d, doc_section(d, s, w), w);
		struct table *t;

		bars.kind = (enum chart_kind)kind;
		bars.first = 1;
		bars.last = 1;
		t = doc_figure(d, deep, w, w, w, bars);
		table_col(t, w, ALIGN_START);
		table_col(t, w, ALIGN_END);
		table_col(t, w, ALIGN_END);
		for (int i = 0; i < 3; i++) {
			table_row(t);
			cell_theirs(t, w);
			cell_percent(t, NULL, 80 + i, NULL, 100);
			cell_percent_limits(t, NULL, 80 + i, NULL, 100, 0.7, 0.9);
		}
		table_total(t);
		cell_status(t, TONE_BAD, w);
		cell_text(t, w);
		cell_text(t, NULL);
	}
	doc_publish(d, SUPPRESS_MHSDS);
	return d;
}

static char *written(const struct doc *d, const char *ext)
{
	char *text = NULL;
	size_t len;
	FILE *f = open_memstream(&text, &len);

	writer_find(ext, NULL)->write(d, f, NULL);
	fclose(f);
	return text;
}

static size_t times(const char *text, const char *what)
{
	size_t n = 0;

	while ((text = strstr(text, what))) {
		n++;
		text += strlen(what);
	}
	return n;
}

static bool has_control(const char *s)
{
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;

		if ((c < 0x20 && c != '\n') || c == 0x7f)
			return true;
		if (c == 0xc2 && (unsigned char)s[1] < 0xa0)
			return true;
	}
	return false;
}

static void harmless(const char *ext)
{
	struct doc *d = paper(hostile);
	char *text = written(d, ext), *again = written(d, ext);

	ok(!has_control(text), "%s: no control of a terminal comes through", ext);
	ok(!strstr(text, RLO), "%s: no override of direction", ext);
	ok(strcmp(text, again) == 0, "%s: the same bytes twice", ext);
	ok(text_is_utf8(text, strlen(text)), "%s: UTF-8", ext);
	if (strcmp(ext, "html") == 0 || strcmp(ext, "md") == 0)
		ok(!strstr(text, "<script"), "%s: no tag of theirs", ext);
	free(text);
	free(again);
	doc_free(d);
}

static void kept(const char *ext)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct doc *d = paper(names[i]);
		char *text = written(d, ext);

		ok(times(text, names[i]) > 20, "%s: %s byte for byte", ext, names[i]);
		free(text);
		doc_free(d);
	}
}

/* Every line of a Markdown table has as many bars as its first. */
static void md_tables(void)
{
	struct doc *d = paper(hostile);
	char *text = written(d, "md"), *save = NULL;
	size_t wrong = 0, rows = 0;

	for (char *l = strtok_r(text, "\n", &save); l; l = strtok_r(NULL, "\n", &save)) {
		if (*l != '|')
			continue;
		rows++;
		wrong += times(l, "|") - times(l, "\\|") != 4;
	}
	ok(rows == 4 * 6 && wrong == 0, "md: a bar in a cell starts no column");
	free(text);
	doc_free(d);
}

static void txt_width(void)
{
	struct doc *d = paper(hostile);
	char *text = written(d, "txt"), *save = NULL;
	int widest = 0;

	for (char *l = strtok_r(text, "\n", &save); l; l = strtok_r(NULL, "\n", &save)) {
		int cells = text_cells(l, strlen(l));

		if (cells > widest)
			widest = cells;
	}
	ok(widest <= 80 && widest > 60, "txt: at most 80 cells a line (%d)", widest);
	free(text);
	doc_free(d);
}

/* Read every tag: headings in turn, cells with words, heads with a scope. */
static void html_structure(void)
{
	struct doc *d = paper("Plain words");
	char *text = written(d, "html");
	int level = 0, skipped = 0;

	for (char *s = strstr(text, "<h"); s; s = strstr(s + 1, "<h")) {
		if (s[2] < '1' || s[2] > '6')
			continue;
		skipped += s[2] - '0' > level + 1;
		level = s[2] - '0';
	}
	ok(times(text, "<h1>") == 1, "html: one h1");
	ok(level > 2 && skipped == 0, "html: no heading skips a level");
	ok(times(text, "<th") - times(text, "<thead") == times(text, "<th scope="),
	   "html: every th has a scope");
	ok(!strstr(text, "<td></td>") && !strstr(text, "\"></td>"), "html: no empty cell");
	ok(times(text, "<table>") == times(text, "<caption "), "html: every table has a caption");
	ok(times(text, "<svg class=\"chart\" role=\"img\"") == 4 && times(text, "<title ") == 4 &&
	   times(text, "<desc ") == 4, "html: every picture has a title and a description");
	ok(times(text, "<main ") == 1 && times(text, "<nav ") == 0 && strstr(text, "<footer>") &&
	   strstr(text, "<header>"), "html: landmarks, no contents of one section");
	ok(strstr(text, "href=\"#paper\"") && strstr(text, "<main id=\"paper\""),
	   "html: a link skips to the paper");
	ok(strstr(text, "<html lang=\"en-GB\">"), "html: the language");
	ok(strstr(text, "default-src 'none'"), "html: a content security policy");
	ok(!strstr(text, "http:") && !strstr(text, "https:") && !strstr(text, " src=") &&
	   !strstr(text, "@import") && !strstr(text, "<script") && !strstr(text, "<link"),
	   "html: nothing from outside");
	free(text);
	doc_free(d);
}

static void json_reads(void)
{
	struct doc *d = paper(hostile);
	char *text = written(d, "json");

	ok(strstr(text, "\\u001b]0;owned\\u0007\\u001b[2J <script>") != NULL,
	   "json: controls are spelt, so no byte is lost");
	ok(strstr(text, "\\u202ecod \\\" onload='x' \\u007f\\u009b31m") != NULL,
	   "json: overrides and C1 too");
	free(text);
	doc_free(d);
}

static long size_of(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 ? (long)st.st_size : -1;
}

static void files(void)
{
	struct err e = { 0 };
	struct doc *d = paper("Plain words");
	char *text = written(d, "txt");

	ok(chdir(getenv("TMP")) == 0, "a folder of our own");
	ok(out_write(d, "a.txt", NULL, &e) && size_of("a.txt") == (long)strlen(text),
	   "a file by its name");
	ok(!out_write(d, "a.odt", NULL, &e) && e.code == ERR_USAGE && strstr(e.msg, "\"odt\""),
	   "an unknown format is named");
	ok(!out_write(d, "folder.html/paper", NULL, &e) && e.code == ERR_USAGE,
	   "a dot in a folder's name is no format");
	ok(!out_write(d, "none/a.txt", NULL, &e) && e.code == ERR_CREATE,
	   "a folder that is not there");
	ok(mkdir("b.txt", 0700) == 0 && !out_write(d, "b.txt", NULL, &e) &&
	   e.code == ERR_CREATE && strstr(e.msg, "is a folder"), "a folder is no file");
	ok(!out_write(d, "/dev/full", writer_find("txt", &e), &e) && e.code == ERR_IO,
	   "a full device is told");
	free(text);
	doc_free(d);
}

int main(void)
{
	static const char *const ext[] = { "html", "txt", "md", "json" };

	setlocale(LC_ALL, "C.UTF-8");
	for (size_t i = 0; i < 4; i++) {
		harmless(ext[i]);
		kept(ext[i]);
	}
	md_tables();
	txt_width();
	html_structure();
	json_reads();
	files();
	return tap_done();
}
