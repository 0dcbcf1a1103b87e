#include "report/chart/picture.h"

#include <stdlib.h>

#include "core/mem.h"
#include "report/markup.h"

void pic_begin(const struct node *figure, FILE *f, double height)
{
	char *title = xprintf("%sa", figure->id), *desc = xprintf("%sd", figure->id);
	char *both = xprintf("%s %s", title, desc);

	mk_open(f, "svg", "class", "chart", "role", "img", "aria-labelledby", both,
		"width", "100%", "height", mk_len(height, "").s, NULL);
	mk_element(f, "title", figure->title, "id", title, NULL);
	mk_element(f, "desc", figure->alt, "id", desc, NULL);
	putc('\n', f);
	free(title);
	free(desc);
	free(both);
}

void pic_end(FILE *f)
{
	mk_close(f, "svg");
	putc('\n', f);
}

void pic_text(FILE *f, double x, double y, const char *anchor, const char *class,
               const char *text)
{
	mk_element(f, "text", text, "x", mk_len(x, "%").s, "y", mk_len(y, "").s,
		   "text-anchor", anchor, "class", class, NULL);
	putc('\n', f);
}

void pic_line(FILE *f, double x1, double y1, double x2, double y2, const char *class)
{
	mk_void(f, "line", "x1", mk_len(x1, "%").s, "y1", mk_len(y1, "").s,
		"x2", mk_len(x2, "%").s, "y2", mk_len(y2, "").s, "class", class, NULL);
	putc('\n', f);
}

void pic_rect(FILE *f, double x, double y, double width, double height, const char *class)
{
	mk_void(f, "rect", "x", mk_len(x, "%").s, "y", mk_len(y, "").s,
		"width", mk_len(width, "%").s, "height", mk_len(height, "").s,
		"class", class, NULL);
	putc('\n', f);
}

void pic_row_words(FILE *f, double y, const char *number, const char *name)
{
	pic_text(f, 0, y + PIC_LABEL, "start", "value", number);
	mk_element(f, "text", name, "x", mk_len(PIC_NAME, "").s, "y",
		   mk_len(y + PIC_LABEL, "").s, "class", "label halo", NULL);
	putc('\n', f);
}

void pic_whisker(FILE *f, double low, double high, double y)
{
	pic_line(f, low, y, high, y, "limit");
	pic_line(f, low, y - 4, low, y + 4, "limit");
	pic_line(f, high, y - 4, high, y + 4, "limit");
}

const struct cell *pic_number(const struct row *r, size_t col)
{
	return col && r->cell[col].number ? &r->cell[col] : NULL;
}
