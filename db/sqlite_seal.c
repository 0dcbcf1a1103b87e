/* sqlite_seal.c - a journal that says of itself whether it is whole.
 *
 * SQLite tells what is in a journal in two steps, each synced: the pages, then
 * how many they are; for in one step the number may be on the disk and pages
 * not, and its sum over a page takes in one byte of two hundred.  A seal takes in
 * every byte: pages, number and seal are synced at once, and a journal of which
 * anything is missing is known by it.  Nothing was written to the file then, so
 * there is nothing to go back to.
 *
 * The seal stands in the part of the first sector that SQLite leaves empty, and
 * clears whenever it begins a journal.  To other programs the journal is one as
 * they write themselves: one that was torn may damage the file in their hands,
 * and sqlite_take_over() looks for that. */
#include "db/sqlite.h"

#include <stdint.h>
#include <string.h>

#include "core/hash.h"

/* Of the sector: SQLite's own head, then who sealed it, how many bytes, and
 * what comes of them. */
enum { NUMBERED = 12, SECTOR_SIZE = 20, NAME = 28, LENGTH = 36, SUM = 44,
       LEAST_SECTOR = 512 };

static const char magic[] = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";	/* SQLite's */
static const char name[] = "pcref 1";

static uint32_t number(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
	       (uint32_t)at[2] << 8 | at[3];
}

static void sum(const unsigned char *text, size_t n,
                unsigned char to[static HASH_SUM])
{
	hash_sum(text, SUM, text + SUM + HASH_SUM, n - SUM - HASH_SUM, to);
}

bool sqlite_seal_can(const char *text, size_t n)
{
	static const char none[NUMBERED];

	return n > LEAST_SECTOR && memcmp(text, none, NUMBERED) == 0 &&
	       number((const unsigned char *)text + SECTOR_SIZE) >= LEAST_SECTOR;
}

void sqlite_seal_put(char *text, size_t n)
{
	unsigned char *t = (unsigned char *)text;

	memcpy(t + NAME, name, sizeof(name));
	for (int i = 0; i < 4; i++)
		t[LENGTH + i] = (unsigned char)(n >> (24 - 8 * i));
	sum(t, n, t + SUM);
}

size_t sqlite_seal_length(const char *text)
{
	const unsigned char *t = (const unsigned char *)text;

	return memcmp(t, magic, sizeof(magic) - 1) == 0 &&
	       memcmp(t + NAME, name, sizeof(name)) == 0 ? number(t + LENGTH) : 0;
}

bool sqlite_seal_holds(const char *text, size_t n)
{
	const unsigned char *t = (const unsigned char *)text;
	unsigned char is[HASH_SUM];

	if (n <= LEAST_SECTOR)
		return false;
	sum(t, n, is);
	return memcmp(is, t + SUM, sizeof(is)) == 0;
}
