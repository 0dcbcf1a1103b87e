/* index_x86.h - the indexers for x86-64, part of index.c.
 *
 * SSE2 is in every such processor; AVX2 (with the bit instructions that came
 * with it) and AVX-512 are asked for when the program runs.  Of AVX-512 it is
 * less the width that counts than VBMI2: one instruction writes the places of
 * all bits of a mask side by side. */
#ifndef IMPORT_INDEX_X86_H
#define IMPORT_INDEX_X86_H

#include <immintrin.h>

INLINE uint64_t equal_sse2(__m128i v, char c)
{
	return (uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8(c)));
}

INLINE void load_sse2(const char *s, char delimiter, struct mask *m)
{
	*m = (struct mask){ 0 };
	for (int i = 0; i < 64; i += 16) {
		__m128i v = _mm_loadu_si128((const __m128i *)(s + i));
		m->quote |= equal_sse2(v, '"') << i;
		m->separator |= equal_sse2(v, delimiter) << i;
		m->line |= equal_sse2(v, '\n') << i;
		m->high |= (uint64_t)(uint16_t)_mm_movemask_epi8(v) << i;
		m->nul |= equal_sse2(v, '\0');
	}
}

static void run_sse2(const char *text, size_t n, char delimiter,
                     struct index *x)
{
	run(text, n, delimiter, x, load_sse2, put_places);
}

#define AVX2 __attribute__((target("avx2,bmi,popcnt")))

AVX2 INLINE uint64_t join_avx2(__m256i low, __m256i high)
{
	return (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32 |
	       (uint32_t)_mm256_movemask_epi8(low);
}

AVX2 INLINE uint64_t equal_avx2(__m256i a, __m256i b, char c)
{
	__m256i like = _mm256_set1_epi8(c);

	return join_avx2(_mm256_cmpeq_epi8(a, like),
	                 _mm256_cmpeq_epi8(b, like));
}

AVX2 INLINE void load_avx2(const char *s, char delimiter, struct mask *m)
{
	__m256i a = _mm256_loadu_si256((const __m256i *)s);
	__m256i b = _mm256_loadu_si256((const __m256i *)s + 1);
	__m256i least = _mm256_min_epu8(a, b);

	m->quote = equal_avx2(a, b, '"');
	m->separator = equal_avx2(a, b, delimiter);
	m->line = equal_avx2(a, b, '\n');
	m->high = join_avx2(a, b);
	m->nul = (uint32_t)_mm256_movemask_epi8(
		_mm256_cmpeq_epi8(least, _mm256_setzero_si256()));
}

AVX2 static void run_avx2(const char *text, size_t n, char delimiter,
                          struct index *x)
{
	run(text, n, delimiter, x, load_avx2, put_places);
}

static bool runs_avx2(void)
{
	return __builtin_cpu_supports("avx2") &&
	       __builtin_cpu_supports("bmi") &&
	       __builtin_cpu_supports("popcnt");
}

#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vbmi2,bmi,popcnt")))

AVX512 INLINE void load_avx512(const char *s, char delimiter, struct mask *m)
{
	__m512i v = _mm512_loadu_si512(s);

	m->quote = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('"'));
	m->separator = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8(delimiter));
	m->line = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('\n'));
	m->high = _mm512_movepi8_mask(v);
	m->nul = _mm512_testn_epi8_mask(v, v);
}

/* Sixteen at a time: nearly all masks have that many bits or fewer. */
AVX512 INLINE uint32_t *put_avx512(uint32_t *to, uint64_t bits, size_t base)
{
	static const uint8_t byte[64] = {
		0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
		16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
		32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
		48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63
	};
	__m512i places = _mm512_maskz_compress_epi8(bits, _mm512_loadu_si512(byte));
	__m512i from = _mm512_set1_epi32((int)base);
	uint32_t *end = to + __builtin_popcountll(bits);

	for (;; to += 16) {
		__m512i wide = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(places));

		_mm512_storeu_si512(to, _mm512_add_epi32(wide, from));
		if (end - to <= 16)
			return end;
		places = _mm512_alignr_epi32(places, places, 4);
	}
}

AVX512 static void run_avx512(const char *text, size_t n, char delimiter, struct index *x)
{
	run(text, n, delimiter, x, load_avx512, put_avx512);
}

static bool runs_avx512(void)
{
	return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
	       __builtin_cpu_supports("avx512vbmi2") && runs_avx2();
}

#endif
