#include "report/writer.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/lang.h"
#include "core/mem.h"

static const struct writer writers[] = {
	{ "html", N_("web page"), html_write, LATE_NONE },
	{ "txt", N_("plain text"), txt_write, LATE_NONE },
	{ "md", N_("Markdown"), md_write, LATE_NONE },
	{ "docx", N_("Word"), docx_write, LATE_ZIP },
	{ "xlsx", N_("Excel, the tables alone"), xlsx_write, LATE_XLSXWRITER },
	{ "csv", N_("CSV, the tables alone"), csv_write, LATE_NONE },
	{ "json", N_("JSON"), json_write, LATE_NONE },
	{ "pdf", N_("PDF, with the web page beside it"), NULL, LATE_NONE },
};

char *writer_names(void)
{
	enum { COUNT = sizeof(writers) / sizeof(*writers) };
	char *all = xstrdup("");

	for (size_t i = 0; i < COUNT; i++) {
		char *more = xprintf("%s%s%s", all, i == 0 ? "" : i + 1 < COUNT ? ", " : _(" or "),
				     writers[i].ext);

		free(all);
		all = more;
	}
	return all;
}

const struct writer *writer_find(const char *ext, struct err *e)
{
	char *names;

	for (size_t i = 0; i < sizeof(writers) / sizeof(*writers); i++)
		if (strcasecmp(writers[i].ext, ext) == 0)
			return late_need(writers[i].library, e) ? &writers[i] : NULL;
	names = writer_names();
	err_set(e, ERR_USAGE, _("no paper can be written as \"%s\"; use %s"), ext, names);
	free(names);
	return NULL;
}

const struct writer *writer_for(const char *path, struct err *e)
{
	const char *name = strrchr(path, '/'), *dot = strrchr(name ? name : path, '.');
	char *names;

	if (dot && dot[1])
		return writer_find(dot + 1, e);
	names = writer_names();
	err_set(e, ERR_USAGE, _("the name %s does not say the format; end it in a dot and %s"),
		path, names);
	free(names);
	return NULL;
}
