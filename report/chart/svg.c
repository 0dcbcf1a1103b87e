/* svg.c - a picture as SVG in the page: widths are shares of it, heights pixels. */
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "report/chart/picture.h"
#include "report/markup.h"

static void part_fill(const struct pic *p, size_t i, const char *mark, char fill[static 40])
{
	snprintf(fill, 40, "%s%sp%zu%s", mark, p->figure->id, i % PIC_PATTERNS,
	         *mark ? ")" : "");
}

/* Each pattern differs in shape as well as in lightness and colour. */
static void patterns(struct pic *p, size_t n)
{
	static const char *const shape[PIC_PATTERNS] = {
		"", "M0 8L8 0M-2 2L2 -2M6 10L10 6", "M4 0v8", "M2 2h2v2h-2zM6 6h2v2h-2z",
		"M0 0L8 8M8 0L0 8", "M0 4h8",
	};
	char id[40], class[8];

	mk_open(p->f, "defs", NULL);
	for (size_t i = 0; i < PIC_PATTERNS && i < n; i++) {
		part_fill(p, i, "", id);
		snprintf(class, sizeof(class), "p%zu", i);
		mk_open(p->f, "pattern", "id", id, "class", class, "width", "8", "height", "8",
			"patternUnits", "userSpaceOnUse", NULL);
		mk_void(p->f, "rect", "width", "8", "height", "8", NULL);
		mk_void(p->f, "path", "d", shape[i], NULL);
		mk_close(p->f, "pattern");
	}
	mk_close(p->f, "defs");
	putc('\n', p->f);
}

static void svg_begin(struct pic *p, size_t keys)
{
	char *title = xprintf("%sa", p->figure->id), *desc = xprintf("%sd", p->figure->id);
	char *both = xprintf("%s %s", title, desc);

	mk_open(p->f, "svg", "class", "chart", "role", "img", "aria-labelledby", both,
		"width", "100%", "height", mk_len(p->height, "").s, NULL);
	mk_element(p->f, "title", p->figure->title, "id", title, NULL);
	mk_element(p->f, "desc", p->figure->alt, "id", desc, NULL);
	putc('\n', p->f);
	if (keys)
		patterns(p, keys);
	free(title);
	free(desc);
	free(both);
}

static void svg_end(struct pic *p)
{
	mk_close(p->f, "svg");
	putc('\n', p->f);
}

static void svg_text(struct pic *p, double x, double right, double y, const char *anchor,
                     const char *class, const char *text)
{
	mk_element(p->f, "text", text, "x", mk_len(right > 0 ? right : x, right > 0 ? "" : "%").s,
		   "y", mk_len(y, "").s, "text-anchor", anchor, "class", class, NULL);
	putc('\n', p->f);
}

static void svg_line(struct pic *p, struct point from, struct point to, const char *class)
{
	mk_void(p->f, "line", "x1", mk_len(from.x, "%").s, "y1", mk_len(from.y, "").s,
		"x2", mk_len(to.x, "%").s, "y2", mk_len(to.y, "").s, "class", class, NULL);
	putc('\n', p->f);
}

static void svg_rect(struct pic *p, struct point at, double width, double height,
                     const char *class)
{
	mk_void(p->f, "rect", "x", mk_len(at.x, "%").s, "y", mk_len(at.y, "").s,
		"width", mk_len(width, "%").s, "height", mk_len(height, "").s,
		"class", class, NULL);
	putc('\n', p->f);
}

static void svg_dot(struct pic *p, struct point at, double radius)
{
	mk_void(p->f, "circle", "cx", mk_len(at.x, "%").s, "cy", mk_len(at.y, "").s,
		"r", mk_len(radius, "").s, "class", "point", NULL);
	putc('\n', p->f);
}

/* The picture is as wide as the page, so a curve is drawn in a box of its own
 * whose units are stretched to it. */
static void svg_curve(struct pic *p, const struct point *at, size_t n, const char *class)
{
	char *box = xprintf("0 0 1000 %s", mk_len(p->height, "").s);
	const char *tag = strcmp(class, "band") == 0 ? "polygon" : "polyline";

	mk_open(p->f, "svg", "width", "100%", "height", mk_len(p->height, "").s, "viewBox", box,
		"preserveAspectRatio", "none", NULL);
	fprintf(p->f, "<%s class=\"%s\" points=\"", tag, class);
	for (size_t i = 0; i < n; i++) {
		fprintf(p->f, "%s,", mk_len(10 * at[i].x, "").s);
		fprintf(p->f, "%s ", mk_len(at[i].y, "").s);
	}
	fputs("\"/>", p->f);
	mk_close(p->f, "svg");
	putc('\n', p->f);
	free(box);
}

static void svg_part(struct pic *p, size_t i, struct point at, double width, double height)
{
	char fill[40];

	part_fill(p, i, "url(#", fill);
	mk_void(p->f, "rect", "x", mk_len(at.x, "%").s, "y", mk_len(at.y, "").s, "width",
		mk_len(width, "%").s, "height", mk_len(height, "").s, "fill", fill,
		"class", "part", NULL);
	putc('\n', p->f);
}

/* A list below the picture, which breaks its lines as the page does. */
static void svg_key(struct pic *p, size_t i, size_t n, const char *word)
{
	char fill[40];

	part_fill(p, i, "url(#", fill);
	if (i == 0)
		mk_open(p->f, "ul", "class", "key", NULL);
	mk_open(p->f, "li", NULL);
	mk_open(p->f, "svg", "aria-hidden", "true", "width", "22", "height", "14", NULL);
	mk_void(p->f, "rect", "width", "22", "height", "14", "fill", fill, "class", "part", NULL);
	mk_close(p->f, "svg");
	mk_text(p->f, word);
	mk_close(p->f, "li");
	if (i + 1 < n)
		return;
	mk_close(p->f, "ul");
	putc('\n', p->f);
}

const struct pic_ops pic_svg = {
	.begin = svg_begin, .end = svg_end, .text = svg_text, .line = svg_line,
	.rect = svg_rect, .dot = svg_dot, .curve = svg_curve, .part = svg_part,
	.key = svg_key,
};
