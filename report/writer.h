/* writer.h - the formats a paper can be written in.
 *
 * To add one: a function in report/<format>.c and its row in writer.c.  A
 * writer gets a published doc, turns it into the same bytes every time, and
 * need not look at errors of the stream: out_write() does.  Where it can fail
 * on its own account it says so.
 */
#ifndef REPORT_WRITER_H
#define REPORT_WRITER_H

#include <stdio.h>

#include "core/err.h"
#include "core/late.h"
#include "report/doc.h"

struct writer {
	const char *ext;	/* of a file name, without the dot */
	const char *name;
	/* False and a sentence where it cannot be made; what the stream
	 * says is not its concern.  NULL: out_write() has it made by another
	 * program (report/pdf.h). */
	bool (*write)(const struct doc *, FILE *, struct err *);
	enum late library;	/* that makes it */
};

/* By extension, or by the extension a path ends in.  NULL and a sentence that
 * lists the formats if there is none, or says what is to be installed. */
const struct writer *writer_find(const char *ext, struct err *);
const struct writer *writer_for(const char *path, struct err *);

bool html_write(const struct doc *, FILE *, struct err *);
bool txt_write(const struct doc *, FILE *, struct err *);
bool md_write(const struct doc *, FILE *, struct err *);
bool csv_write(const struct doc *, FILE *, struct err *);
bool json_write(const struct doc *, FILE *, struct err *);
bool docx_write(const struct doc *, FILE *, struct err *);
bool xlsx_write(const struct doc *, FILE *, struct err *);
/* The first picture of a paper alone, as SVG; no format of a whole paper. */
extern const struct writer picture_writer;
/* The formats by their names, as a sentence lists them. */
char *writer_names(void);

/* Write a published doc to path, whole or not at all: into a file beside it
 * that takes its name only when all is on the disk.  "-" is standard output,
 * and a device or pipe is written as it is.  w NULL: by the path. */
bool out_write(const struct doc *, const char *path, const struct writer *w, struct err *);
/* The same of bytes that are ready. */
bool out_bytes(const char *bytes, size_t len, const char *path, struct err *);

#endif
