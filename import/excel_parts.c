/* excel_parts.c - names of sheets, shared strings, and which styles are
 * dates. */
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "import/excel_priv.h"

void growing_add(struct growing *g, const char *s, size_t n)
{
	if (g->n + n > g->room) {
		g->room = 2 * (g->n + n) + 64;
		g->s = xreallocarray(g->s, g->room, 1);
	}
	if (n)
		memcpy(g->s + g->n, s, n);
	g->n += n;
}

const char *local_name(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon ? colon + 1 : name;
}

const char *attribute(const char **list, const char *name)
{
	for (; *list; list += 2)
		if (strcmp(local_name(list[0]), name) == 0)
			return list[1];
	return NULL;
}

static void refuse_doctype(void *of, const char *name, const char *system,
                           const char *public, int internal)
{
	(void)name, (void)system, (void)public, (void)internal;
	XML_StopParser(*(XML_Parser *)of, XML_FALSE);
}

/* The handlers are given a struct whose first member is the parser. */
XML_Parser parser_new(void *of, XML_StartElementHandler start,
                      XML_EndElementHandler end, XML_CharacterDataHandler text)
{
	XML_Parser p = XML_ParserCreate(NULL);

	*(XML_Parser *)of = p;
	XML_SetUserData(p, of);
	XML_SetElementHandler(p, start, end);
	XML_SetCharacterDataHandler(p, text);
	XML_SetStartDoctypeDeclHandler(p, refuse_doctype);
	return p;
}

struct reading {
	XML_Parser parser;
	struct parts *to;
	bool inside, phonetic;		/* of <si> */
	bool xfs;			/* of <cellXfs> */
	int *custom;			/* number formats that are dates */
	int ncustom;
	bool too_much;
};

static void stop(struct reading *r)
{
	r->too_much = true;
	XML_StopParser(r->parser, XML_FALSE);
}

static void on_book(void *of, const char *name, const char **list)
{
	struct reading *r = of;
	struct parts *p = r->to;
	const char *is;

	name = local_name(name);
	if (strcmp(name, "workbookPr") == 0) {
		is = attribute(list, "date1904");
		p->from_1904 = is && (*is == '1' || *is == 't');
	}
	if (strcmp(name, "sheet") != 0)
		return;
	if (p->nsheet == MOST_SHEETS) {
		stop(r);
		return;
	}
	p->sheet = xreallocarray(p->sheet, (size_t)p->nsheet + 1,
	                         sizeof(*p->sheet));
	is = attribute(list, "name");
	p->sheet[p->nsheet].name = xstrdup(is ? is : "");
	is = NULL;
	for (const char **a = list; *a; a += 2)
		if (strchr(*a, ':') && strcmp(local_name(*a), "id") == 0)
			is = a[1];
	p->sheet[p->nsheet++].rel = xstrdup(is ? is : "");
}

/* A relation names a file beside the workbook, or from the root. */
static void on_relation(void *of, const char *name, const char **list)
{
	struct reading *r = of;
	const char *id = attribute(list, "Id"), *to = attribute(list, "Target");

	if (strcmp(local_name(name), "Relationship") != 0 || !id || !to)
		return;
	for (int i = 0; i < r->to->nsheet; i++) {
		struct sheet_ref *s = &r->to->sheet[i];

		if (strcmp(s->rel, id) != 0)
			continue;
		free(s->rel);
		s->rel = *to == '/' ? xstrdup(to + 1) : xprintf("xl/%s", to);
	}
}

static void on_string(void *of, const char *name, const char **list)
{
	struct reading *r = of;

	(void)list;
	name = local_name(name);
	r->inside = strcmp(name, "t") == 0;
	if (strcmp(name, "rPh") == 0)
		r->phonetic = true;
}

static void after_string(void *of, const char *name)
{
	struct reading *r = of;
	struct parts *p = r->to;

	name = local_name(name);
	r->inside = false;
	if (strcmp(name, "rPh") == 0)
		r->phonetic = false;
	if (strcmp(name, "si") != 0)
		return;
	if (p->nstring == MOST_STRINGS) {
		stop(r);
		return;
	}
	if ((p->nstring & (p->nstring - 1)) == 0)
		p->string = xreallocarray(p->string, p->nstring ?
		                          2 * p->nstring : 1, sizeof(*p->string));
	p->string[p->nstring++] = p->text.n;
}

static void on_text(void *of, const char *s, int n)
{
	struct reading *r = of;

	if (!r->inside || r->phonetic)
		return;
	if (r->to->text.n + (size_t)n > MOST_TEXT)
		stop(r);
	else
		growing_add(&r->to->text, s, (size_t)n);
}

/* Days, months or years outside quotes and brackets. */
static bool shows_date(const char *code)
{
	for (; *code; code++) {
		if (*code == '"')
			code += 1 + strcspn(code + 1, "\"");
		else if (*code == '[')
			code += strcspn(code, "]");
		else if (*code == '\\' && code[1])
			code++;
		else if (strchr("dDyY", *code))
			return true;
		if (!*code)
			break;
	}
	return false;
}

static bool is_date_format(const struct reading *r, int id)
{
	for (int i = 0; i < r->ncustom; i++)
		if (r->custom[i] == id)
			return true;
	return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) ||
	       id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58;
}

static void add_style(struct reading *r, const char **list)
{
	const char *id = attribute(list, "numFmtId");
	struct parts *p = r->to;

	if (p->nstyle == MOST_STYLES) {
		stop(r);
		return;
	}
	p->is_date = xreallocarray(p->is_date, (size_t)p->nstyle + 1,
	                           sizeof(*p->is_date));
	p->is_date[p->nstyle++] = id && is_date_format(r, atoi(id));
}

static void on_style(void *of, const char *name, const char **list)
{
	struct reading *r = of;
	const char *id, *code;

	name = local_name(name);
	if (strcmp(name, "cellXfs") == 0)
		r->xfs = true;
	else if (strcmp(name, "xf") == 0 && r->xfs)
		add_style(r, list);
	if (strcmp(name, "numFmt") != 0)
		return;
	id = attribute(list, "numFmtId");
	code = attribute(list, "formatCode");
	if (!id || !code || !shows_date(code) || r->ncustom == MOST_STYLES)
		return;
	r->custom = xreallocarray(r->custom, (size_t)r->ncustom + 1,
	                          sizeof(*r->custom));
	r->custom[r->ncustom++] = atoi(id);
}

static void after_style(void *of, const char *name)
{
	struct reading *r = of;

	if (strcmp(local_name(name), "cellXfs") == 0)
		r->xfs = false;
}

/* Unpack a file of the archive into its parser; one that is not there has
 * nothing in it. */
static bool read_part(zip_t *zip, const char *name, struct reading *r)
{
	zip_file_t *f = zip_fopen(zip, name, 0);
	char piece[PIECE];
	zip_int64_t got = 1;
	size_t all = 0;
	bool ok = true;

	while (f && ok && got > 0) {
		got = zip_fread(f, piece, sizeof(piece));
		all += got > 0 ? (size_t)got : 0;
		r->too_much = r->too_much || all > 4 * MOST_TEXT;
		ok = got >= 0 && !r->too_much && XML_Parse(r->parser, piece, (int)got, got == 0)
		                 == XML_STATUS_OK;
	}
	if (f)
		zip_fclose(f);
	XML_ParserFree(r->parser);
	return ok;
}

bool parts_read(struct parts *p, zip_t *zip, const char *path, struct err *e)
{
	struct reading r = { .to = p };
	bool ok;

	parser_new(&r, on_book, NULL, NULL);
	ok = read_part(zip, "xl/workbook.xml", &r);
	if (ok && !p->nsheet)
		return err_set(e, ERR_DATA, _("%s is a zip archive, but no Excel"
		               " workbook (.xlsx); unpack it and import the file"
		               " in it"), path);
	if (ok) {
		parser_new(&r, on_relation, NULL, NULL);
		ok = read_part(zip, "xl/_rels/workbook.xml.rels", &r);
	}
	if (ok) {
		parser_new(&r, on_style, after_style, NULL);
		ok = read_part(zip, "xl/styles.xml", &r);
	}
	if (ok) {
		parser_new(&r, on_string, after_string, on_text);
		ok = read_part(zip, "xl/sharedStrings.xml", &r);
	}
	free(r.custom);
	if (r.too_much)
		return err_set(e, ERR_DATA, _("%s unpacks to more than a workbook"
		               " holds, so it was not read further; save the sheet"
		               " as CSV UTF-8"), path);
	return ok || err_set(e, ERR_DATA, _("%s is damaged: its parts cannot be"
	                     " unpacked; save it again in Excel, or as CSV UTF-8"),
	                     path);
}

void parts_fini(struct parts *p)
{
	for (int i = 0; i < p->nsheet; i++) {
		free(p->sheet[i].name);
		free(p->sheet[i].rel);
	}
	free(p->sheet);
	free(p->text.s);
	free(p->string);
	free(p->is_date);
}
