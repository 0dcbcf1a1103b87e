#include "report/chart/picture.h"

void pic_begin(struct pic *p, double height, size_t keys)
{
	p->height = height;
	p->on->begin(p, keys);
}

void pic_end(struct pic *p)
{
	p->on->end(p);
}

void pic_text(struct pic *p, double x, double y, const char *anchor, const char *class,
              const char *text)
{
	p->on->text(p, x, 0, y, anchor, class, text);
}

void pic_line(struct pic *p, double x1, double y1, double x2, double y2, const char *class)
{
	p->on->line(p, (struct point){ x1, y1 }, (struct point){ x2, y2 }, class);
}

void pic_rect(struct pic *p, double x, double y, double width, double height,
              const char *class)
{
	p->on->rect(p, (struct point){ x, y }, width, height, class);
}

void pic_dot(struct pic *p, double x, double y, double radius)
{
	p->on->dot(p, (struct point){ x, y }, radius);
}

void pic_curve(struct pic *p, const struct point *at, size_t n, const char *class)
{
	p->on->curve(p, at, n, class);
}

void pic_part(struct pic *p, size_t i, double x, double y, double width, double height)
{
	p->on->part(p, i, (struct point){ x, y }, width, height);
}

void pic_key(struct pic *p, size_t i, size_t n, const char *word)
{
	p->on->key(p, i, n, word);
}

void pic_row_words(struct pic *p, double y, const char *number, const char *name)
{
	pic_text(p, 0, y + PIC_LABEL, "start", "value", number);
	p->on->text(p, 0, PIC_NAME, y + PIC_LABEL, "start", "label halo", name);
}

void pic_whisker(struct pic *p, double low, double high, double y)
{
	pic_line(p, low, y, high, y, "limit");
	pic_line(p, low, y - 4, low, y + 4, "limit");
	pic_line(p, high, y - 4, high, y + 4, "limit");
}

const struct cell *pic_number(const struct row *r, size_t col)
{
	return col && r->cell[col].number ? &r->cell[col] : NULL;
}
