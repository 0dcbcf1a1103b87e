/* word.c - a picture as shapes in a Word file (DrawingML, ECMA-376 part 1, 20;
 * its groups and shapes, the extension of 2010).
 *
 * Letters stay letters and lines lines, so that it is sharp at any size, small,
 * and the same bytes each time.  What it says in words is its description. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "report/chart/picture.h"
#include "report/markup.h"
#include "report/style.h"

/* A page of A4 between its margins, 170 mm; all in English Metric Units. */
enum { WIDTH = 6120000, PIXEL = 9525, KEY_ROW = 22, KEYS_A_ROW = 3, BASELINE = 14,
       LETTER = 8, IDS = 10000 };

#define OFFICE "http://schemas.microsoft.com/office/word/2010/"

/* How the classes of style.c are drawn, by the names of colour.def. */
static const struct look {
	const char *class, *fill, *stroke;
	double width;
	bool dashed;
} looks[] = {
	{ "grid", NULL, "line", 1, false },
	{ "grid curve", NULL, "soft", 1, false },
	{ "limit", NULL, "ink", 1.5, false },
	{ "limit curve", NULL, "ink", 1.5, false },
	{ "target", NULL, "warm", 2, true },
	{ "halo", NULL, "paper", 6, false },
	{ "mark", NULL, "warm", 2.5, false },
	{ "line", NULL, "deep", 2.5, false },
	{ "track", "track", NULL, 0, false },
	{ "bar", "mid", NULL, 0, false },
	{ "bar all", "deep", NULL, 0, false },
	{ "band", "band", NULL, 0, false },
	{ "point", "paper", "deep", 2, false },
	{ "value", "ink", NULL, 0, false },
	{ "inside", "ink", NULL, 0, false },
	{ "note", "brown", NULL, 0, false },
	{ "note halo", "brown", NULL, 0, false },
	{ "tick", "soft", NULL, 0, false },
	{ "tick halo", "soft", NULL, 0, false },
};

static const struct look *look_of(const char *class)
{
	static const struct look plain = { "", "ink", NULL, 0, false };

	for (size_t i = 0; i < sizeof(looks) / sizeof(*looks); i++)
		if (strcmp(looks[i].class, class) == 0)
			return &looks[i];
	return &plain;
}

static const char *rgb(const char *colour)
{
	for (const struct colour *c = style_colours; c->name; c++)
		if (strcmp(c->name, colour) == 0)
			return c->day + 1;
	return "000000";
}

static long across(double percent)
{
	return lround(WIDTH * percent / 100);
}

static long down(double pixels)
{
	return lround(PIXEL * pixels);
}

static void put_fill(FILE *f, const char *colour)
{
	if (colour)
		fprintf(f, "<a:solidFill><a:srgbClr val=\"%s\"/></a:solidFill>", rgb(colour));
	else
		fputs("<a:noFill/>", f);
}

static void put_stroke(FILE *f, const struct look *l)
{
	if (!l->stroke) {
		fputs("<a:ln><a:noFill/></a:ln>", f);
		return;
	}
	fprintf(f, "<a:ln w=\"%ld\">", down(l->width));
	put_fill(f, l->stroke);
	if (l->dashed)
		fputs("<a:prstDash val=\"dash\"/>", f);
	fputs("</a:ln>", f);
}

/* A shape begins: where it is, how large; its form and its look follow. */
static void shape_begin(struct pic *p, long x, long y, long width, long height, bool rising)
{
	p->shapes++;
	fprintf(p->f, "<wps:wsp><wps:cNvPr id=\"%d\" name=\"Shape %d\"/><wps:cNvSpPr/><wps:spPr>"
		"<a:xfrm%s><a:off x=\"%ld\" y=\"%ld\"/><a:ext cx=\"%ld\" cy=\"%ld\"/></a:xfrm>",
		IDS * p->id + p->shapes, p->shapes, rising ? " flipV=\"1\"" : "", x, y, width,
		height);
}

static void preset(FILE *f, const char *form)
{
	fprintf(f, "<a:prstGeom prst=\"%s\"><a:avLst/></a:prstGeom>", form);
}

static void shape_end(struct pic *p)
{
	fputs("</wps:spPr><wps:bodyPr/></wps:wsp>\n", p->f);
}

static void shape(struct pic *p, const char *form, const char *class)
{
	const struct look *l = look_of(class);

	preset(p->f, form);
	put_fill(p->f, l->fill);
	put_stroke(p->f, l);
	shape_end(p);
}

static long keys_height(size_t keys)
{
	size_t rows = (keys + KEYS_A_ROW - 1) / KEYS_A_ROW;

	return down(KEY_ROW * (double)rows);
}

static void word_begin(struct pic *p, size_t keys)
{
	long height = down(p->height) + keys_height(keys);
	char *id = xprintf("%d", p->id), *name = xprintf(_("Figure %d"), p->id);

	fprintf(p->f, "<w:p><w:pPr><w:pStyle w:val=\"Normal\"/></w:pPr><w:r><mc:AlternateContent>"
		"<mc:Choice Requires=\"wpg\"><w:drawing><wp:inline distT=\"0\" distB=\"0\""
		" distL=\"0\" distR=\"0\"><wp:extent cx=\"%d\" cy=\"%ld\"/>", WIDTH, height);
	mk_void(p->f, "wp:docPr", "id", id, "name", name, "descr", p->figure->alt, NULL);
	fprintf(p->f, "<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri=\"" OFFICE
		"wordprocessingGroup\"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>"
		"<a:off x=\"0\" y=\"0\"/><a:ext cx=\"%d\" cy=\"%ld\"/><a:chOff x=\"0\" y=\"0\"/>"
		"<a:chExt cx=\"%d\" cy=\"%ld\"/></a:xfrm></wpg:grpSpPr>\n", WIDTH, height, WIDTH,
		height);
	free(id);
	free(name);
}

static void finish(struct pic *p)
{
	fputs("</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
	      "</mc:AlternateContent></w:r></w:p>\n", p->f);
}

/* Keys come after the end: they are drawn in the same group. */
static void word_end(struct pic *p)
{
	if (p->figure->chart.kind != CHART_STACK)
		finish(p);
}

static void letters(struct pic *p, const char *side, const char *class, const char *text)
{
	bool strong = strcmp(class, "value") == 0 || strcmp(class, "inside") == 0;

	fprintf(p->f, "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\""
		" w:lineRule=\"auto\"/><w:jc w:val=\"%s\"/></w:pPr><w:r><w:rPr>%s<w:color"
		" w:val=\"%s\"/><w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/></w:rPr>", side,
		strong ? "<w:b/><w:bCs/>" : "", rgb(look_of(class)->fill));
	mk_element(p->f, "w:t", text, "xml:space", "preserve", NULL);
	fputs("</w:r></w:p>", p->f);
}

static void word_text(struct pic *p, double x, double right, double y, const char *anchor,
                      const char *class, const char *text)
{
	long at = across(x) + down(right), half = at < WIDTH - at ? at : WIDTH - at;
	bool middle = strcmp(anchor, "middle") == 0, end = strcmp(anchor, "end") == 0;
	bool inside = strcmp(class, "inside") == 0;
	long from, width;

	/* Words on a pattern stand on a ground of their own, no larger than they. */
	if (inside)
		half = down(LETTER * (double)(strlen(text) + 1) / 2);
	from = middle ? at - half : end ? 0 : at;
	width = middle ? 2 * half : end ? at : WIDTH - at;
	shape_begin(p, from, down(y - BASELINE), width, down(PIC_LINE), false);
	preset(p->f, "rect");
	put_fill(p->f, inside ? "paper" : NULL);
	fputs("<a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>", p->f);
	letters(p, middle ? "center" : end ? "right" : "left", class, text);
	fputs("</w:txbxContent></wps:txbx><wps:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\">"
	      "<a:noAutofit/></wps:bodyPr></wps:wsp>\n", p->f);
}

static void word_line(struct pic *p, struct point from, struct point to, const char *class)
{
	bool rising = (to.x - from.x) * (to.y - from.y) < 0;

	shape_begin(p, across(fmin(from.x, to.x)), down(fmin(from.y, to.y)),
		    across(fabs(to.x - from.x)), down(fabs(to.y - from.y)), rising);
	shape(p, "line", class);
}

static void word_rect(struct pic *p, struct point at, double width, double height,
                      const char *class)
{
	shape_begin(p, across(at.x), down(at.y), across(width), down(height), false);
	shape(p, "rect", class);
}

static void word_dot(struct pic *p, struct point at, double radius)
{
	shape_begin(p, across(at.x) - down(radius), down(at.y - radius), down(2 * radius),
		    down(2 * radius), false);
	shape(p, "ellipse", "point");
}

static void word_curve(struct pic *p, const struct point *at, size_t n, const char *class)
{
	const struct look *l = look_of(class);
	bool closed = l->fill != NULL;

	shape_begin(p, 0, 0, WIDTH, down(p->height), false);
	fprintf(p->f, "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\""
		" r=\"r\" b=\"b\"/><a:pathLst><a:path w=\"%d\" h=\"%ld\"%s>", WIDTH,
		down(p->height), closed ? "" : " fill=\"none\"");
	for (size_t i = 0; i < n; i++)
		fprintf(p->f, "<a:%s><a:pt x=\"%ld\" y=\"%ld\"/></a:%s>", i ? "lnTo" : "moveTo",
			across(at[i].x), down(at[i].y), i ? "lnTo" : "moveTo");
	fprintf(p->f, "%s</a:path></a:pathLst></a:custGeom>", closed ? "<a:close/>" : "");
	put_fill(p->f, l->fill);
	put_stroke(p->f, l);
	shape_end(p);
}

/* Each pattern differs in shape as well as in lightness and colour. */
static void word_part(struct pic *p, size_t i, struct point at, double width, double height)
{
	static const struct { const char *pattern, *ink, *ground; } parts[PIC_PATTERNS] = {
		{ NULL, NULL, "part0" }, { "wdUpDiag", "stroke1", "part1" },
		{ "ltVert", "stroke2", "part2" }, { "pct20", "stroke3", "part3" },
		{ "diagCross", "stroke4", "part4" }, { "ltHorz", "stroke5", "part5" },
	};
	size_t k = i % PIC_PATTERNS;

	shape_begin(p, across(at.x), down(at.y), across(width), down(height), false);
	preset(p->f, "rect");
	if (parts[k].pattern)
		fprintf(p->f, "<a:pattFill prst=\"%s\"><a:fgClr><a:srgbClr val=\"%s\"/></a:fgClr>"
			"<a:bgClr><a:srgbClr val=\"%s\"/></a:bgClr></a:pattFill>",
			parts[k].pattern, rgb(parts[k].ink), rgb(parts[k].ground));
	else
		put_fill(p->f, parts[k].ground);
	put_stroke(p->f, look_of("part"));
	shape_end(p);
}

static void word_key(struct pic *p, size_t i, size_t n, const char *word)
{
	size_t row = i / KEYS_A_ROW, column = i % KEYS_A_ROW;
	double x = 100.0 / KEYS_A_ROW * (double)column;
	double y = p->height + KEY_ROW * (double)row;

	word_part(p, i, (struct point){ x, y + 4 }, 100.0 * 22 * PIXEL / WIDTH, 14);
	word_text(p, x, 30, y + 4 + 12, "start", "label", word);
	if (i + 1 == n)
		finish(p);
}

const struct pic_ops pic_word = {
	.begin = word_begin, .end = word_end, .text = word_text, .line = word_line,
	.rect = word_rect, .dot = word_dot, .curve = word_curve, .part = word_part,
	.key = word_key,
};
