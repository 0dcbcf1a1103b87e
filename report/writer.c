#include "report/writer.h"

#include <string.h>
#include <strings.h>

#include "core/lang.h"

static const struct writer writers[] = {
	{ "html", N_("web page"), html_write },
	{ "txt", N_("plain text"), txt_write },
	{ "md", N_("Markdown"), md_write },
	{ "json", N_("JSON"), json_write },
};

const struct writer *writer_find(const char *ext, struct err *e)
{
	for (size_t i = 0; i < sizeof(writers) / sizeof(*writers); i++)
		if (strcasecmp(writers[i].ext, ext) == 0)
			return &writers[i];
	err_set(e, ERR_USAGE, _("no paper can be written as \"%s\"; "
		"use html, txt, md or json"), ext);
	return NULL;
}

const struct writer *writer_for(const char *path, struct err *e)
{
	const char *name = strrchr(path, '/'), *dot = strrchr(name ? name : path, '.');

	if (!dot || !dot[1]) {
		err_set(e, ERR_USAGE, _("the name %s does not say the format; "
			"end it in .html, .txt, .md or .json"), path);
		return NULL;
	}
	return writer_find(dot + 1, e);
}
