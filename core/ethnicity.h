/* ethnicity.h - what an ethnicity record says: its code and its class.
 *
 * A raw value is judged twice.  Our own class trims spaces (no-break ones
 * too) and turns letters to upper case first; the national VODIM measure
 * (MHS-DQM05) looks at the raw value, untrimmed, so its class stands beside.
 * The codes, classes and groupings are rows of ethnic_*.def.
 */
#ifndef CORE_ETHNICITY_H
#define CORE_ETHNICITY_H

#include <stdbool.h>
#include <stddef.h>

enum ethnic_class {
#define ETHNIC_CLASS(id, ...) id,
#include "core/ethnic_class.def"
#undef ETHNIC_CLASS
	CLASS_COUNT
};

enum vodim {
#define VODIM_CLASS(id, ...) id,
#include "core/ethnic_class.def"
#undef VODIM_CLASS
	VODIM_COUNT
};

enum ethnic_code {
#define ETHNIC_CODE(id, ...) id,
#include "core/ethnic_code.def"
#undef ETHNIC_CODE
	ETHNIC_COUNT,
	ETHNIC_NONE = -1
};

enum ethnic_form {
#define FORM(id, ...) id,
#include "core/ethnic_form.def"
#undef FORM
	FORM_COUNT
};

enum ethnic_grouping {
#define GROUPING(id, ...) id,
#include "core/ethnic_group.def"
#undef GROUPING
	GROUPING_COUNT
};

enum { ONS_COUNT = 19 };

struct class_info {
	const char *name;	/* "not_stated": in files and on the command line */
	const char *label;	/* "Not stated" */
	const char *help;
};

struct code_info {
	const char *code;	/* "A", "Z", "99", "invalid", "missing" */
	const char *label;
	enum ethnic_class cls;
	const char *group[GROUPING_COUNT];	/* NULL where nothing is known */
};

struct ons_group {
	const char *label;
	enum ethnic_code code;	/* ETHNIC_NONE: the 2001 codes have no such group */
};

extern const struct class_info ethnic_classes[CLASS_COUNT];
extern const struct class_info vodim_classes[VODIM_COUNT];
extern const struct class_info ethnic_forms[FORM_COUNT];
extern const struct code_info ethnic_codes[ETHNIC_COUNT];
extern const struct class_info ethnic_groupings[GROUPING_COUNT];
extern const struct ons_group ons_groups[ONS_COUNT];	/* [0] is number 1 */

struct ethnic_value {
	enum ethnic_code code;
	enum vodim vodim;
	bool exact;	/* the raw value is a national code and nothing else */
	bool cleaned;	/* it is valid, but only once trimmed or upper-cased */
	enum ethnic_form form;	/* but never FORM_SEPARATOR: see the caller */
};

/* Judge the n bytes of a raw value, which hold no NUL.  In Windows-1252 the
 * no-break space is the byte A0, in UTF-8 it is C2 A0. */
struct ethnic_value ethnic_read(const char *raw, size_t n, bool cp1252);

/* What a label of n bytes means: a code, the name of a whole group, "known",
 * "unknown", a group of the Census that has no code; NULL if that is not
 * known.  See ethnic_label.def. */
const char *ethnic_category(const char *label, size_t n);
/* Of "A" to "S", "Z", "99"; ETHNIC_NONE of anything else. */
enum ethnic_code ethnic_code_named(const char *code);

#endif
