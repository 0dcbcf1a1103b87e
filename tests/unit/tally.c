#include "core/tally.h"

#include <string.h>

#include "core/hash.h"
#include "tests/tap.h"

static unsigned kind(const char *raw)
{
	return tally_kind(ethnic_read(raw, strlen(raw), false));
}

static bool is_cell(struct tally_cursor *c, const char *team, uint32_t month,
                    enum ethnic_code code, bool exact, uint64_t n)
{
	struct tally_cell cell;

	return tally_next(c, &cell) && strcmp(cell.team, team) == 0 &&
	       cell.month == month && cell.code == code &&
	       cell.exact == exact && cell.n == n;
}

static void counts_in_order(void)
{
	struct tally *t = tally_new();
	uint32_t b = tally_team(t, "B", 1), a = tally_team(t, "A", 1);
	struct tally_cursor c;
	struct tally_cell cell;

	for (int i = 0; i < 70000; i++)
		tally_add(t, b, 0, 24300, kind("A"));
	tally_add(t, b, 0, 0, kind("99 "));
	tally_add(t, a, 0, 24301, kind("Z"));
	tally_add(t, b, 0, 24300, kind("A1"));
	tally_add(t, b, 0, 24300, KIND_COUNT + 3);
	tally_end(t);
	tally_add_many(t, b, 0, 24300, kind("A"), 5000000000);
	tally_settle(t, KIND_COUNT + 3, kind("S"));
	tally_start(&c, t);
	ok(is_cell(&c, "A", 24301, ETHNIC_Z, true, 1), "A comes before B");
	ok(is_cell(&c, "B", 24300, ETHNIC_A, false, 1), "A1 is not exact");
	ok(is_cell(&c, "B", 24300, ETHNIC_A, true, 5000070000),
	   "more than 16 or 32 bits hold");
	ok(is_cell(&c, "B", 24300, ETHNIC_S, true, 1), "a kind is settled");
	ok(is_cell(&c, "B", 0, ETHNIC_99, false, 1), "unknown months are last");
	ok(!tally_next(&c, &cell), "and that is all");
	tally_stop(&c);
	tally_free(t);
}

static void many_groups(void)
{
	struct tally *t = tally_new();
	struct tally_cursor c;
	struct tally_cell cell;
	uint64_t n = 0, cells = 0;
	char name[16];

	for (uint32_t i = 0; i < 60000; i++) {
		snprintf(name, sizeof(name), "T%u", i % 3000);
		tally_add(t, tally_team(t, name, strlen(name)), 0,
		          24000 + i / 3000, kind(i % 7 ? "A" : "x"));
	}
	tally_end(t);
	tally_start(&c, t);
	while (tally_next(&c, &cell)) {
		n += cell.n;
		cells++;
	}
	tally_stop(&c);
	ok(n == 60000 && cells == 60000, "60,000 rows, each its own cell");
	for (uint32_t i = 0; i < TALLY_NAMES; i++) {
		snprintf(name, sizeof(name), "more %u", i);
		cells = tally_team(t, name, strlen(name));
	}
	ok(cells == DICT_FULL, "there is an end to new names");
	tally_free(t);
}

/* FIPS 180-2, appendix B.1 and B.2, and the digest of nothing. */
static void sha256(void)
{
	static const char *const of[][2] = {
		{ "", "e3b0c44298fc1c149afbf4c8996fb924"
		      "27ae41e4649b934ca495991b7852b855" },
		{ "abc", "ba7816bf8f01cfea414140de5dae2223"
		         "b00361a396177a9cb410ff61f20015ad" },
		{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
		  "248d6a61d20638b8e5c026930c3e6039"
		  "a33ce45964ff2167f6ecedd419db06c1" }
	};
	char hex[HASH_SIZE];

	for (int i = 0; i < 3; i++) {
		struct hash *h = hash_new();
		hash_add(h, of[i][0], strlen(of[i][0]));
		hash_end(h, hex);
		ok(strcmp(hex, of[i][1]) == 0, "SHA-256 of '%s'", of[i][0]);
	}
}

int main(void)
{
	counts_in_order();
	many_groups();
	sha256();
	return tap_done();
}
