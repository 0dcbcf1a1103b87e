#include "core/ethnicity.h"

#include <string.h>

#include "tests/tap.h"

static void is(const char *raw, bool cp1252, enum ethnic_code code,
               enum vodim vodim, bool exact, bool cleaned)
{
	struct ethnic_value v = ethnic_read(raw, strlen(raw), cp1252);

	ok(v.code == code && v.vodim == vodim && v.exact == exact &&
	   v.cleaned == cleaned, "'%.*s': %s, VODIM %s%s%s",
	   (int)strcspn(raw, "\r\n"), raw,
	   ethnic_codes[v.code].code, vodim_classes[v.vodim].name,
	   v.exact ? ", exact" : "", v.cleaned ? ", cleaned" : "");
}

/* data.md 1: what is valid, what is not. */
static void codes(void)
{
	is("A", false, ETHNIC_A, VODIM_VALID, true, false);
	is("A1", false, ETHNIC_A, VODIM_VALID, false, false);
	is("S", false, ETHNIC_S, VODIM_VALID, true, false);
	is("Z", false, ETHNIC_Z, VODIM_OTHER, true, false);
	is("Z1", false, ETHNIC_Z, VODIM_OTHER, false, false);
	is("99", false, ETHNIC_99, VODIM_DEFAULT, true, false);
	is("9", false, ETHNIC_INVALID, VODIM_INVALID, false, false);
	is("X", false, ETHNIC_INVALID, VODIM_INVALID, false, false);
	is("I", false, ETHNIC_INVALID, VODIM_INVALID, false, false);
	is("Q", false, ETHNIC_INVALID, VODIM_INVALID, false, false);
	is("13", false, ETHNIC_INVALID, VODIM_INVALID, false, false);
	is("991", false, ETHNIC_INVALID, VODIM_INVALID, false, false);
	is("A-", false, ETHNIC_INVALID, VODIM_VALID, false, false);
	is("AA1", false, ETHNIC_INVALID, VODIM_VALID, false, false);
	is("White British", false, ETHNIC_INVALID, VODIM_INVALID, false, false);
	is("Black", false, ETHNIC_INVALID, VODIM_VALID, false, false);
	is("ZZZ", false, ETHNIC_INVALID, VODIM_OTHER, false, false);
	is("", false, ETHNIC_MISSING, VODIM_MISSING, false, false);
}

/* The raw value keeps its spaces for VODIM: "99 " falls in no class. */
static void dirt(void)
{
	is("a", false, ETHNIC_A, VODIM_VALID, false, true);
	is("z", false, ETHNIC_Z, VODIM_OTHER, false, true);
	is("ab", false, ETHNIC_A, VODIM_VALID, false, true);
	is(" A", false, ETHNIC_A, VODIM_INVALID, false, true);
	is("A\t", false, ETHNIC_A, VODIM_VALID, false, true);
	is("A\r\n", false, ETHNIC_A, VODIM_VALID, false, true);
	is("99 ", false, ETHNIC_99, VODIM_UNCLASSED, false, true);
	is(" 99", false, ETHNIC_99, VODIM_UNCLASSED, false, true);
	is("99\t", false, ETHNIC_99, VODIM_INVALID, false, true);
	is("   ", false, ETHNIC_MISSING, VODIM_MISSING, false, false);
	is("\t", false, ETHNIC_MISSING, VODIM_INVALID, false, false);
	is("x ", false, ETHNIC_INVALID, VODIM_INVALID, false, false);
}

static void no_break_spaces(void)
{
	is("A\xC2\xA0", false, ETHNIC_A, VODIM_VALID, false, true);
	is("\xC2\xA0" "99", false, ETHNIC_99, VODIM_INVALID, false, true);
	is("\xC2\xA0", false, ETHNIC_MISSING, VODIM_INVALID, false, false);
	is("A\xA0", true, ETHNIC_A, VODIM_VALID, false, true);
	is("A\xA0", false, ETHNIC_INVALID, VODIM_VALID, false, false);
	is("A\xC2\xA0", true, ETHNIC_INVALID, VODIM_VALID, false, false);
}

/* data.md 1: the NHS groups put Chinese in Other, the Census in Asian. */
static void groups(void)
{
	const struct code_info *r = &ethnic_codes[ETHNIC_R];
	bool whole = true;
	int none = 0;

	ok(strncmp(r->group[GROUPING_NHS5], "Other", 5) == 0, "NHS: Chinese");
	ok(strncmp(r->group[GROUPING_ONS5], "Asian", 5) == 0, "ONS: Chinese");
	for (int c = 0; c < ETHNIC_COUNT; c++)
		for (int g = 0; g < GROUPING_COUNT; g++)
			if ((ethnic_codes[c].group[g] != NULL) !=
			    (ethnic_codes[c].cls == CLASS_KNOWN))
				whole = false;
	ok(whole, "every known code, and no other, is in a group of each");
	for (int i = 0; i < ONS_COUNT; i++)
		none += ons_groups[i].code == ETHNIC_NONE;
	ok(none == 3 && ons_groups[18].code == ETHNIC_S &&
	   ons_groups[0].code == ETHNIC_K, "the Census groups: three are new");
}

int main(void)
{
	codes();
	dirt();
	no_break_spaces();
	groups();
	return tap_done();
}
