/* about.h - words about the rows of the tables, for help and manual alike. */
#ifndef CLI_ABOUT_H
#define CLI_ABOUT_H

struct field;

struct topic {
	const char *name;
	const char *help;	/* one sentence */
	const char *text;	/* paragraphs; see topic.def */
};

struct exit_code {
	int code;
	const char *help;
};

extern const struct topic topics[];		/* ends in name NULL */
extern const struct exit_code exit_codes[];	/* ends in help NULL */

/* What may be typed into a field, as in "one of yes, no".  The caller frees
 * it. */
char *about_typing(const struct field *);

#endif
