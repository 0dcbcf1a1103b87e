/* iniparser tells neither lines nor duplicates, and takes a key without a
 * value for an empty one: so the file is read once more, as lines. */
#include "config/priv.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/lang.h"
#include "core/mem.h"

enum {
	FILE_MOST = 65536,	/* bytes: nothing longer is a configuration */
	LINE_MOST = 1000	/* bytes: iniparser's buffer holds 1,024 */
};

struct scan {
	const char *path;
	struct ini_lines *out;
	char *section;
	int line;
};

static bool refuse(const struct scan *s, const char *why, struct err *e)
{
	return err_set(e, ERR_CONFIG, _("%s, line %d: %s"), s->path, s->line, why);
}

static char *trim(char *s)
{
	char *end;

	while (isspace((unsigned char)*s))
		s++;
	end = s + strlen(s);
	while (end > s && isspace((unsigned char)end[-1]))
		end--;
	*end = '\0';
	return s;
}

static char *fold(const char *s)
{
	char *low = xstrdup(s);

	for (char *p = low; *p; p++)
		*p = (char)tolower((unsigned char)*p);
	return low;
}

static void keep(struct scan *s, char *name)
{
	struct ini_lines *out = s->out;

	out->keys = xreallocarray(out->keys, out->n + 1, sizeof(*out->keys));
	out->keys[out->n++] = (struct ini_key){
		.section = xstrdup(s->section ? s->section : ""),
		.name = name, .line = s->line,
	};
}

static bool scan_section(struct scan *s, char *text, struct err *e)
{
	char *end = strchr(text, ']');

	if (!end || end[1])
		return refuse(s, _("a section is its name between [ and ], alone on its line"), e);
	*end = '\0';
	free(s->section);
	s->section = fold(trim(text + 1));
	keep(s, NULL);
	return true;
}

/* What follows the = must be something iniparser reads as we do. */
static bool scan_value(const struct scan *s, const char *value, struct err *e)
{
	char quote = *value == '"' || *value == '\'' ? *value : '\0';
	const char *end;

	if (!*value || *value == ';' || *value == '#' || (quote && value[1] == quote))
		return refuse(s, _("a key needs a value; one that holds ; or # stands in quotes"),
			e);
	if (!quote)
		return true;
	end = strchr(value + 1, quote);
	if (!end)
		return refuse(s, _("the quote is not closed"), e);
	while (isspace((unsigned char)*++end))
		;
	if (*end && *end != ';' && *end != '#')
		return refuse(s, _("there is more after the closing quote"), e);
	return true;
}

static bool scan_key(struct scan *s, char *text, struct err *e)
{
	char *equals = strchr(text, '=');

	if (!equals || equals == text)
		return refuse(s, _("this is neither [section] nor key = value"), e);
	*equals = '\0';
	if (!scan_value(s, trim(equals + 1), e))
		return false;
	keep(s, fold(trim(text)));
	return true;
}

static bool scan_line(struct scan *s, char *line, struct err *e)
{
	char *text = trim(line);
	size_t len = strlen(text);

	s->line++;
	if (len > LINE_MOST)
		return refuse(s, _("the line is too long"), e);
	if (!len || *text == ';' || *text == '#')
		return true;
	if (text[len - 1] == '\\')
		return refuse(s, _("a line cannot be continued on the next"), e);
	return *text == '[' ? scan_section(s, text, e) : scan_key(s, text, e);
}

/* A control byte other than tab and line ends, or a byte order mark. */
static bool is_text(const char *s, size_t len)
{
	if (len >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0)
		return false;
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)s[i] < ' ' && !strchr("\t\r\n", s[i] ? s[i] : 'x'))
			return false;
	return true;
}

static bool scan_text(struct scan *s, char *text, size_t len, struct err *e)
{
	char *next;

	if (!is_text(text, len))
		return err_set(e, ERR_CONFIG, _("%s is not plain text (UTF-8 without a byte order"
		               " mark); save it as that, or take it away"), s->path);
	for (; text; text = next) {
		next = strchr(text, '\n');
		if (next)
			*next++ = '\0';
		if (!scan_line(s, text, e))
			return false;
	}
	return true;
}

static bool slurp(const char *path, int fd, char *buf, size_t *len, struct err *e)
{
	struct stat st;
	ssize_t got;

	if (fstat(fd, &st) != 0)
		return err_set(e, ERR_IO, _("cannot read %s: %s"), path, strerror(errno));
	if (!S_ISREG(st.st_mode))
		return err_set(e, ERR_CONFIG, _("%s is not a file"), path);
	for (*len = 0; *len <= FILE_MOST; *len += (size_t)got) {
		got = read(fd, buf + *len, FILE_MOST + 1 - *len);
		if (got < 0)
			return err_set(e, ERR_IO, _("cannot read %s: %s"), path, strerror(errno));
		if (!got)
			return true;
	}
	return err_set(e, ERR_CONFIG, _("%s is over 64 KiB: that is not a configuration"), path);
}

bool ini_lines_read(struct ini_lines *out, const char *path, bool *found, struct err *e)
{
	struct scan s = { .path = path, .out = out };
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	size_t len = 0;
	char *buf;
	bool ok;

	*found = fd >= 0;
	if (fd < 0) {
		if (errno == ENOENT || errno == ENOTDIR)
			return true;
		return err_set(e, errno == EACCES ? ERR_PERM : ERR_IO,
		               _("cannot open %s: %s"), path, strerror(errno));
	}
	buf = xcalloc(FILE_MOST + 2, 1);
	ok = slurp(path, fd, buf, &len, e) && scan_text(&s, buf, len, e);
	close(fd);
	free(s.section);
	free(buf);
	return ok;
}

void ini_lines_fini(struct ini_lines *l)
{
	for (size_t i = 0; i < l->n; i++) {
		free(l->keys[i].section);
		free(l->keys[i].name);
	}
	free(l->keys);
	*l = (struct ini_lines){ 0 };
}
