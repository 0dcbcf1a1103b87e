#include "report/chart.h"

#include <stdlib.h>
#include <string.h>

#include "report/writer.h"
#include "tests/tap.h"

static struct doc *begin(struct chart chart, struct table **t)
{
	struct doc *d = doc_new("A paper");

	*t = doc_figure(d, doc_section(d, NULL, "A"), "Title", "Words", "Caption", chart);
	return d;
}

/* The picture of a doc's only figure, after disclosure control. */
static char *drawn(struct doc *d)
{
	char *text = NULL;
	size_t len;
	FILE *f = open_memstream(&text, &len);

	doc_publish(d, SUPPRESS_MHSDS);
	chart_write(d->root->child->child, f);
	fclose(f);
	doc_free(d);
	return text;
}

static size_t times(const char *text, const char *what)
{
	size_t n = 0;

	for (; (text = strstr(text, what)); text += strlen(what))
		n++;
	return n;
}

static bool has(const char *text, const char *what)
{
	if (strstr(text, what))
		return true;
	printf("# wanted: %s\n", what);
	return false;
}

static void percent_row(struct table *t, int64_t n, int64_t of)
{
	table_row(t);
	cell_text(t, "A row");
	if (of)
		cell_percent(t, NULL, n, NULL, of);
	else
		cell_none(t, CELL_NO_DATA);
}

static void bars(void)
{
	struct table *t;
	struct doc *d = begin((struct chart){ .kind = CHART_BARS, .value = 1, .percent = true,
			      .target = 95, .target_word = "target 95%" }, &t);
	char *svg;

	table_col(t, "Team", ALIGN_START);
	table_col(t, "Known", ALIGN_END);
	percent_row(t, 80, 200);
	percent_row(t, 3, 200);
	percent_row(t, 0, 0);
	svg = drawn(d);
	ok(has(svg, "width=\"40%\" height=\"14\" class=\"bar\""), "80 of 200 is two fifths");
	ok(times(svg, "class=\"bar\"") == 1, "what is hidden, or no data, has no bar");
	ok(has(svg, ">[c]</text>") && has(svg, ">no data</text>"), "but its word");
	ok(has(svg, "x1=\"95%\"") && has(svg, "target 95%"), "the target stands at its place");
	ok(!strstr(svg, "1.5%") && !strstr(svg, "2%\""), "nothing tells the hidden share");
	free(svg);
}

static void line(void)
{
	static const int64_t known[] = { 80, 85, 0, 90, 95 };
	struct table *t;
	struct doc *d = begin((struct chart){ .kind = CHART_LINE, .value = 1, .percent = true },
			      &t);
	char *svg;

	table_col(t, "Month", ALIGN_START);
	table_col(t, "Known", ALIGN_END);
	for (int i = 0; i < 5; i++)
		percent_row(t, known[i], known[i] ? 100 : 0);
	svg = drawn(d);
	ok(times(svg, "<polyline") == 2, "a month without data breaks the line");
	ok(times(svg, "<circle") == 4, "a point a month with data");
	/* The axis is 70 to 100: ten below 80 and 95, ten above at most 100.
	 * 85 lies half way: 26 + 210 / 2. */
	ok(has(svg, "cy=\"131\""), "half way up is half way up");
	ok(has(svg, ">70%</text>") && has(svg, ">100%</text>") && !strstr(svg, ">60%</text>"),
	   "the axis says where it begins and ends");
	free(svg);
}

static void stack(void)
{
	static const int n[2][2] = { { 3, 7 }, { 5, 0 } };
	struct table *t;
	struct doc *d = begin((struct chart){ .kind = CHART_STACK, .first = 1, .last = 2 }, &t);
	char *svg;

	table_col(t, "Area", ALIGN_START);
	table_col(t, "Done", ALIGN_END);
	table_col(t, "Late", ALIGN_END);
	for (int i = 0; i < 2; i++) {
		table_row(t);
		cell_text(t, "A row");
		cell_number(t, n[i][0], 0);
		cell_number(t, n[i][1], 0);
	}
	svg = drawn(d);
	ok(has(svg, "x=\"0%\" y=\"22\" width=\"30%\"") &&
	   has(svg, "x=\"30%\" y=\"22\" width=\"70%\""),
	   "3 and 7 of 10 fill the longest bar");
	ok(has(svg, "y=\"78\" width=\"50%\""), "5 is half as long");
	ok(times(svg, "class=\"part\"") == 3 + 2, "nought has no part; the key has each");
	ok(has(svg, ">Done</li>") && has(svg, ">Late</li>"), "the key is in words");
	free(svg);
}

/* From a half to twice over 3% to 97% of the width: 1 in the middle. */
static void ratio(void)
{
	struct table *t;
	struct doc *d = begin((struct chart){ .kind = CHART_RATIO, .value = 1, .limits = 2 }, &t);
	char *svg;

	table_col(t, "Group", ALIGN_START);
	table_col(t, "Ratio", ALIGN_END);
	table_col(t, "Limits", ALIGN_END);
	table_row(t);
	cell_text(t, "A group");
	cell_number(t, 1, 2);
	cell_limits(t, 0.5, 2, 2);
	svg = drawn(d);
	ok(has(svg, "<circle cx=\"50%\""), "a ratio of 1 stands in the middle");
	ok(has(svg, "x1=\"3%\" y1=\"57\" x2=\"97%\""), "a half and twice are as far from it");
	free(svg);
}

int main(void)
{
	bars();
	line();
	stack();
	ratio();
	return tap_done();
}
