/* index_x86.h - the indexers for x86-64, part of index.c.
 *
 * SSE2 is in every such processor; AVX2 (with the bit instructions that came
 * with it) is asked for when the program runs. */
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
	run(text, n, delimiter, x, load_sse2);
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
	run(text, n, delimiter, x, load_avx2);
}

static bool runs_avx2(void)
{
	return __builtin_cpu_supports("avx2") &&
	       __builtin_cpu_supports("bmi") &&
	       __builtin_cpu_supports("popcnt");
}

#endif
