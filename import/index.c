#include "import/index.h"

#include <string.h>

#include "import/mask.h"

/* The loop is written once and inlined into each indexer, which is compiled
 * for its own processor. */
#define INLINE static inline __attribute__((always_inline))

/* Bit i is set where an odd number of bits stands at or below i. */
INLINE uint64_t running_xor(uint64_t bits)
{
	for (int by = 1; by < 64; by *= 2)
		bits ^= bits << by;
	return bits;
}

INLINE uint64_t below(unsigned bit)
{
	return bit < 64 ? (UINT64_C(1) << bit) - 1 : ~UINT64_C(0);
}

INLINE unsigned lowest(uint64_t bits)
{
	return (unsigned)__builtin_ctzll(bits);
}

/* What is carried from one 64 bytes to the next. */
struct state {
	uint64_t inside;	/* all ones inside quotes */
	uint64_t may_open;	/* 1: a field, or an escaped quote, may begin */
	uint64_t closed;	/* 1: a quote was the last byte, and closed */
};

/* Length of the UTF-8 sequence at s, 0 if it is none, -1 if the n bytes end
 * within it (Unicode 15, table 3-7). */
static int sequence_at(const unsigned char *s, size_t n)
{
	unsigned char low = 0x80, high = 0xBF;
	int len = s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;

	if (s[0] < 0xC2 || s[0] > 0xF4)
		return 0;
	if (s[0] == 0xE0)
		low = 0xA0;
	if (s[0] == 0xED)
		high = 0x9F;
	if (s[0] == 0xF0)
		low = 0x90;
	if (s[0] == 0xF4)
		high = 0x8F;
	for (int i = 1; i < len; i++) {
		if ((size_t)i >= n)
			return -1;
		if (s[i] < low || s[i] > high)
			return 0;
		low = 0x80;
		high = 0xBF;
	}
	return len;
}

/* Look at the bytes of one mask that are not ASCII; *from is where the last
 * sequence of the mask before ended. */
static void seek_bad(const char *text, size_t n, size_t base, uint64_t high,
                     size_t *from, struct index *x)
{
	if (*from > base)
		high &= ~below((unsigned)(*from - base));
	while (high) {
		size_t at = base + lowest(high);
		int len = sequence_at((const unsigned char *)text + at, n - at);
		if (len == 0) {
			x->bad_at = (uint32_t)at;
			x->seek_bad = false;
			return;
		}
		*from = at + (size_t)(len < 0 ? 1 : len);
		high &= *from - base < 64 ? ~below((unsigned)(*from - base)) : 0;
	}
}

uint32_t index_seek_bad(const char *text, size_t n)
{
	for (size_t at = 0; at < n;) {
		int len = 1;
		if (text[at] & 0x80)
			len = sequence_at((const unsigned char *)text + at,
			                  n - at);
		if (len == 0)
			return (uint32_t)at;
		if (len < 0)
			break;
		at += (size_t)len;
	}
	return UINT32_MAX;
}

/* A carriage return behind a closing quote is right if the line ends there;
 * at the very end of the text that is not known yet. */
static uint64_t without_returns(const char *text, size_t n, size_t base,
                                uint64_t bad)
{
	for (uint64_t left = bad; left; left &= left - 1) {
		size_t at = base + lowest(left);
		if (text[at] == '\r' && (at + 1 >= n || text[at + 1] == '\n'))
			bad &= ~(left & -left);
	}
	return bad;
}

static void set_fault(struct index *x, enum index_fault fault, size_t at)
{
	if (x->fault && x->fault_at <= at)
		return;
	x->fault = fault;
	x->fault_at = (uint32_t)at;
}

/* Take what stands inside quotes out of the mask; note broken quotes. */
INLINE void apply_quotes(const char *text, size_t n, size_t base,
                         struct mask *m, struct state *st, struct index *x)
{
	uint64_t in = running_xor(m->quote) ^ st->inside;
	uint64_t opens = m->quote & in, closes = m->quote & ~in;
	uint64_t ends, stray, after;

	x->inner += (uint32_t)__builtin_popcountll(m->line & in);
	m->separator &= ~in;
	m->line &= ~in;
	ends = m->separator | m->line;
	stray = opens & ~((ends | closes) << 1 | st->may_open);
	after = (closes << 1 | st->closed) & ~(ends | opens);
	if (n - base < 64)
		after &= below((unsigned)(n - base));
	if (after)
		after = without_returns(text, n, base, after);
	if (stray)
		set_fault(x, FAULT_QUOTE, base + lowest(stray));
	if (after)
		set_fault(x, FAULT_AFTER, base + lowest(after));
	st->inside = 0 - (in >> 63);
	st->may_open = (ends | closes) >> 63;
	st->closed = closes >> 63;
}

/* One place, and the bits without it.  The bit set on top keeps the count of
 * no bits defined.  To gather places for wider stores, as compilers do that
 * are not told to leave it, takes longer than to store each. */
INLINE uint64_t put_place(uint32_t *to, uint64_t bits, size_t base)
{
	*to = (uint32_t)base + lowest(bits | UINT64_C(1) << 63);
	__asm__ volatile("" : : : "memory");
	return bits & (bits - 1);
}

/* Write the places of the bits: twelve at a time, for nearly all masks have
 * that many or fewer, and what always runs twelve times is never guessed
 * wrong. */
INLINE uint32_t *put_places(uint32_t *to, uint64_t bits, size_t base)
{
	uint32_t *end = to + __builtin_popcountll(bits);

	do {
#pragma GCC unroll 12
		for (int i = 0; i < 12; i++)
			bits = put_place(to++, bits, base);
	} while (to < end);
	return end;
}

/* Write which of the places end a row, the first of them being number n.  Most
 * masks have none or one, so one is written at any rate. */
INLINE uint32_t *put_rows(uint32_t *to, const struct mask *m, uint32_t n)
{
	uint64_t ends = m->separator | m->line, left = m->line;
	uint32_t *end = to + __builtin_popcountll(left);

	do {
		*to++ = n + (uint32_t)__builtin_popcountll(ends &
		                                           ((left & -left) - 1));
		left &= left - 1;
	} while (to < end);
	return end;
}

INLINE void cut(struct mask *m, uint64_t keep)
{
	m->quote &= keep;
	m->separator &= keep;
	m->line &= keep;
	m->high &= keep;
}

static void seek_nul(const char *text, size_t n, size_t base, struct index *x)
{
	size_t len = n - base < 64 ? n - base : 64;
	const char *at = memchr(text + base, '\0', len);

	if (at)
		set_fault(x, FAULT_NUL, (size_t)(at - text));
}

/* load gives the mask of the 64 bytes at a place, put writes the places of bits. */
INLINE void run(const char *text, size_t n, char delimiter, struct index *x,
                void (*load)(const char *, char, struct mask *),
                uint32_t *(*put)(uint32_t *, uint64_t, size_t))
{
	struct state st = { .may_open = 1 };
	uint32_t *pos = x->pos, *row = x->row;
	size_t sequence = 0;
	struct mask m;

	x->fault = FAULT_NONE;
	x->inner = 0;
	x->bad_at = UINT32_MAX;
	for (size_t base = 0; base < n && !x->fault; base += 64) {
		load(text + base, delimiter, &m);
		if (n - base < 64)
			cut(&m, below((unsigned)(n - base)));
		if (m.quote | st.inside | st.closed)
			apply_quotes(text, n, base, &m, &st, x);
		else
			st.may_open = (m.separator | m.line) >> 63;
		if (m.high && x->seek_bad)
			seek_bad(text, n, base, m.high, &sequence, x);
		if (m.nul)
			seek_nul(text, n, base, x);
		if (x->fault)
			cut(&m, below(x->fault_at - (uint32_t)base));
		row = put_rows(row, &m, (uint32_t)(pos - x->pos));
		pos = put(pos, m.separator | m.line, base);
	}
	x->npos = (size_t)(pos - x->pos);
	x->nrow = (size_t)(row - x->row);
}

static bool runs_always(void)
{
	return true;
}

INLINE void load_bytes(const char *s, char delimiter, struct mask *m)
{
	*m = (struct mask){ 0 };
	for (unsigned i = 0; i < 64; i++) {
		m->quote |= (uint64_t)(s[i] == '"') << i;
		m->separator |= (uint64_t)(s[i] == delimiter) << i;
		m->line |= (uint64_t)(s[i] == '\n') << i;
		m->high |= (uint64_t)((s[i] & 0x80) != 0) << i;
		m->nul |= (uint64_t)(s[i] == '\0') << i;
	}
}

static void run_bytes(const char *text, size_t n, char delimiter,
                      struct index *x)
{
	run(text, n, delimiter, x, load_bytes, put_places);
}

#ifdef __x86_64__
#include "import/index_x86.h"
#endif

const struct indexer indexers[] = {
#ifdef __x86_64__
	{ "avx512", runs_avx512, run_avx512 },
	{ "avx2", runs_avx2, run_avx2 },
	{ "sse2", runs_always, run_sse2 },
#endif
	{ "bytes", runs_always, run_bytes },
	{ 0 }
};

const struct indexer *index_best(void)
{
	const struct indexer *i = indexers;

	while (!i->runs_here())
		i++;
	return i;
}
