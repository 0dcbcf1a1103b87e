#include "report/docx_parts.h"

#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "report/markup.h"

#define OOXML "http://schemas.openxmlformats.org/"
#define OFFICE "http://schemas.microsoft.com/office/word/2010/"
#define DOCUMENT OOXML "officeDocument/2006/relationships/"
#define PACKAGE "application/vnd.openxmlformats-package."
#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."

static void prolog(FILE *f)
{
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n", f);
}

void docx_begin(FILE *f, const char *root)
{
	prolog(f);
	mk_open(f, root, "xmlns:w", OOXML "wordprocessingml/2006/main",
		"xmlns:r", OOXML "officeDocument/2006/relationships",
		"xmlns:mc", OOXML "markup-compatibility/2006",
		"xmlns:wp", OOXML "drawingml/2006/wordprocessingDrawing",
		"xmlns:a", OOXML "drawingml/2006/main",
		"xmlns:wpg", OFFICE "wordprocessingGroup",
		"xmlns:wps", OFFICE "wordprocessingShape", NULL);
}

static void types(const struct doc *d, FILE *f)
{
	(void)d;
	prolog(f);
	mk_open(f, "Types", "xmlns", OOXML "package/2006/content-types", NULL);
	mk_void(f, "Default", "Extension", "rels", "ContentType", PACKAGE "relationships+xml",
		NULL);
	for (const struct docx_part *p = docx_parts; p->name; p++) {
		char *name = xprintf("/%s", p->name);

		if (p->type)
			mk_void(f, "Override", "PartName", name, "ContentType", p->type, NULL);
		free(name);
	}
	mk_close(f, "Types");
}

static void relation(FILE *f, int n, const char *type, const char *target)
{
	char *id = xprintf("r%d", n);

	mk_void(f, "Relationship", "Id", id, "Type", type, "Target", target, NULL);
	free(id);
}

static void of_package(const struct doc *d, FILE *f)
{
	(void)d;
	prolog(f);
	mk_open(f, "Relationships", "xmlns", OOXML "package/2006/relationships", NULL);
	relation(f, 1, DOCUMENT "officeDocument", "word/document.xml");
	relation(f, 2, OOXML "package/2006/relationships/metadata/core-properties",
		 "docProps/core.xml");
	mk_close(f, "Relationships");
}

static void of_document(const struct doc *d, FILE *f)
{
	(void)d;
	prolog(f);
	mk_open(f, "Relationships", "xmlns", OOXML "package/2006/relationships", NULL);
	for (int i = 0; docx_parts[i].name; i++)
		if (docx_parts[i].relation)
			relation(f, i, docx_parts[i].relation,
				 docx_parts[i].name + sizeof("word/") - 1);
	mk_close(f, "Relationships");
}

/* No dates: the same paper is the same bytes on any day. */
static void properties(const struct doc *d, FILE *f)
{
	prolog(f);
	mk_open(f, "cp:coreProperties", "xmlns:cp", OOXML "package/2006/metadata/core-properties",
		"xmlns:dc", "http://purl.org/dc/elements/1.1/", NULL);
	mk_element(f, "dc:title", d->title, NULL);
	mk_element(f, "dc:creator", d->organisation ? d->organisation : "", NULL);
	mk_element(f, "dc:language", lang_tag(), NULL);
	mk_close(f, "cp:coreProperties");
}

static void settings(const struct doc *d, FILE *f)
{
	(void)d;
	docx_begin(f, "w:settings");
	mk_void(f, "w:defaultTabStop", "w:val", "720", NULL);
	mk_open(f, "w:compat", NULL);
	mk_void(f, "w:compatSetting", "w:name", "compatibilityMode", "w:uri",
		"http://schemas.microsoft.com/office/word", "w:val", "15", NULL);
	mk_close(f, "w:compat");
	mk_void(f, "w:themeFontLang", "w:val", lang_tag(), NULL);
	mk_close(f, "w:settings");
}

/* A style: what stands in w:pPr, in w:rPr (or w:tblPr). */
struct style {
	const char *kind, *id, *name, *next, *of_paragraph, *of_run;
};

#define GAP(before, after) "<w:spacing w:before=\"" before "\" w:after=\"" after "\"/>"
#define BOLD "<w:b/><w:bCs/>"
#define INK(rgb) "<w:color w:val=\"" rgb "\"/>"
#define SIZE(halves) "<w:sz w:val=\"" halves "\"/><w:szCs w:val=\"" halves "\"/>"
#define KEEP "<w:keepNext/><w:keepLines/>"
#define BAR(rgb) "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"8\" w:color=\"" rgb \
	"\"/></w:pBdr>"
#define LEVEL(n) "<w:outlineLvl w:val=\"" n "\"/>"

static const struct style styles[] = {
	{ "paragraph", "Normal", "Normal", NULL, GAP("0", "140"), NULL },
	{ "paragraph", "Title", "Title", "Normal", KEEP GAP("240", "120"),
	  BOLD INK("174A6E") SIZE("48") },
	{ "paragraph", "Heading1", "heading 1", "Normal", KEEP GAP("560", "140") LEVEL("0"),
	  BOLD INK("174A6E") SIZE("34") },
	{ "paragraph", "Heading2", "heading 2", "Normal", KEEP GAP("360", "100") LEVEL("1"),
	  BOLD SIZE("28") },
	{ "paragraph", "Heading3", "heading 3", "Normal", KEEP GAP("300", "80") LEVEL("2"),
	  BOLD SIZE("24") },
	{ "paragraph", "Heading4", "heading 4", "Normal", KEEP GAP("240", "60") LEVEL("3"),
	  BOLD SIZE("22") },
	{ "paragraph", "Subtitle", "Subtitle", "Normal", GAP("0", "120"),
	  INK("4A5764") SIZE("26") },
	{ "paragraph", "TOC1", "toc 1", NULL, GAP("60", "20"), NULL },
	{ "paragraph", "TOC2", "toc 2", NULL, GAP("0", "20") "<w:ind w:left=\"360\"/>", NULL },
	{ "paragraph", "Contents", "Contents title", "Normal", KEEP GAP("360", "100"),
	  BOLD SIZE("28") },
	{ "paragraph", "Caption", "caption", NULL, KEEP GAP("240", "80"), BOLD INK("4A5764") },
	{ "paragraph", "Figure", "Figure title", NULL, KEEP GAP("300", "80"), BOLD SIZE("24") },
	{ "paragraph", "Cell", "Table cell", NULL, GAP("30", "30"), SIZE("19") },
	{ "paragraph", "Notice", "Notice", NULL, BAR("A34A00") GAP("0", "160"),
	  BOLD INK("7A3600") },
	{ "paragraph", "Note", "Note", NULL, BAR("174A6E") GAP("80", "160"), NULL },
	{ "paragraph", "Quote", "Quote", NULL, BAR("2F7CA3") GAP("80", "160"), SIZE("24") },
	{ "paragraph", "Item", "List item", NULL, GAP("0", "70"), NULL },
	{ "paragraph", "Small", "Small print", NULL, GAP("0", "40"), INK("4A5764") SIZE("17") },
	{ "character", "Strong", "Strong", NULL, NULL, BOLD },
	{ "character", "Emphasis", "Emphasis", NULL, NULL, "<w:i/><w:iCs/>" },
	{ "character", "Hyperlink", "Hyperlink", NULL, NULL, INK("174A6E")
	  "<w:u w:val=\"single\"/>" },
};

static void style(FILE *f, const struct style *s)
{
	bool normal = strcmp(s->id, "Normal") == 0, para = s->kind[0] == 'p';

	mk_open(f, "w:style", "w:type", s->kind, "w:default", normal ? "1" : NULL, "w:styleId",
		s->id, NULL);
	mk_void(f, "w:name", "w:val", s->name, NULL);
	if (para && !normal)
		mk_void(f, "w:basedOn", "w:val", "Normal", NULL);
	if (s->next)
		mk_void(f, "w:next", "w:val", s->next, NULL);
	mk_void(f, "w:qFormat", NULL);
	if (s->of_paragraph)
		fprintf(f, "<w:pPr>%s</w:pPr>", s->of_paragraph);
	if (s->of_run)
		fprintf(f, "<w:rPr>%s</w:rPr>", s->of_run);
	mk_close(f, "w:style");
}

static void style_sheet(const struct doc *d, FILE *f)
{
	(void)d;
	docx_begin(f, "w:styles");
	fputs("<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\""
	      " w:hAnsi=\"Arial\" w:cs=\"Arial\" w:eastAsia=\"Arial\"/>"
	      INK("1A242F") SIZE("22"), f);
	mk_void(f, "w:lang", "w:val", lang_tag(), "w:eastAsia", lang_tag(), "w:bidi", "ar-SA",
		NULL);
	fputs("</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
	      "<w:spacing w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>"
	      "</w:docDefaults>", f);
	for (size_t i = 0; i < sizeof(styles) / sizeof(*styles); i++)
		style(f, &styles[i]);
	fputs("<w:style w:type=\"table\" w:styleId=\"Rows\"><w:name w:val=\"Table of rows\"/>"
	      "<w:tblPr><w:tblBorders><w:bottom w:val=\"single\" w:sz=\"8\" w:color=\"1A242F\"/>"
	      "<w:insideH w:val=\"single\" w:sz=\"4\" w:color=\"D3DAE1\"/></w:tblBorders>"
	      "<w:tblCellMar><w:left w:w=\"60\" w:type=\"dxa\"/>"
	      "<w:right w:w=\"100\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>", f);
	mk_close(f, "w:styles");
}

static void list_kind(FILE *f, const char *id, const char *format, const char *mark)
{
	mk_open(f, "w:abstractNum", "w:abstractNumId", id, NULL);
	mk_void(f, "w:multiLevelType", "w:val", "singleLevel", NULL);
	mk_open(f, "w:lvl", "w:ilvl", "0", NULL);
	mk_void(f, "w:start", "w:val", "1", NULL);
	mk_void(f, "w:numFmt", "w:val", format, NULL);
	mk_void(f, "w:lvlText", "w:val", mark, NULL);
	mk_void(f, "w:lvlJc", "w:val", "left", NULL);
	fputs("<w:pPr><w:ind w:left=\"500\" w:hanging=\"340\"/></w:pPr>", f);
	mk_close(f, "w:lvl");
	mk_close(f, "w:abstractNum");
}

/* List 1 has bullets; each further one counts from one. */
static void numbering(const struct doc *d, FILE *f)
{
	int n = docx_lists(d->root);

	docx_begin(f, "w:numbering");
	list_kind(f, "0", "bullet", "\u2022");
	list_kind(f, "1", "decimal", "%1.");
	fputs("<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>", f);
	for (int i = 2; i < n + 2; i++)
		fprintf(f, "<w:num w:numId=\"%d\"><w:abstractNumId w:val=\"1\"/>"
			"<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/>"
			"</w:lvlOverride></w:num>", i);
	mk_close(f, "w:numbering");
}

static void small(FILE *f, const char *text)
{
	fputs("<w:p><w:pPr><w:pStyle w:val=\"Small\"/></w:pPr>", f);
	docx_run(f, NULL, text);
	mk_close(f, "w:p");
}

/* An invented trust says so on every page. */
static void header(const struct doc *d, FILE *f)
{
	docx_begin(f, "w:hdr");
	small(f, d->notice ? d->notice : d->title);
	mk_close(f, "w:hdr");
}

static void counter(FILE *f, const char *what)
{
	mk_open(f, "w:fldSimple", "w:instr", what, NULL);
	docx_run(f, NULL, "1");
	mk_close(f, "w:fldSimple");
}

static void footer(const struct doc *d, FILE *f)
{
	docx_begin(f, "w:ftr");
	if (d->seal)
		small(f, d->seal);
	fputs("<w:p><w:pPr><w:pStyle w:val=\"Small\"/></w:pPr>", f);
	docx_run(f, NULL, _("Page "));
	counter(f, "PAGE");
	docx_run(f, NULL, _(" of "));
	counter(f, "NUMPAGES");
	mk_close(f, "w:p");
	mk_close(f, "w:ftr");
}

const struct docx_part docx_parts[] = {
	{ "[Content_Types].xml", NULL, NULL, types },
	{ "_rels/.rels", NULL, NULL, of_package },
	{ "docProps/core.xml", PACKAGE "core-properties+xml", NULL, properties },
	{ "word/_rels/document.xml.rels", NULL, NULL, of_document },
	{ "word/document.xml", WORD "document.main+xml", NULL, docx_document },
	{ "word/styles.xml", WORD "styles+xml", DOCUMENT "styles", style_sheet },
	{ "word/settings.xml", WORD "settings+xml", DOCUMENT "settings", settings },
	{ "word/numbering.xml", WORD "numbering+xml", DOCUMENT "numbering", numbering },
	[DOCX_HEADER] = { "word/header1.xml", WORD "header+xml", DOCUMENT "header", header },
	[DOCX_FOOTER] = { "word/footer1.xml", WORD "footer+xml", DOCUMENT "footer", footer },
	{ 0 }
};
