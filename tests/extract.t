#!/bin/sh
# Every count of an extract must be the one its generator wrote down: several
# seeds, delimiters, encodings, date styles, indexers and block sizes.
gen=../shared/tools/gen_extract.c
if [ ! -f "$gen" ]; then
	echo "1..0 # skip $gen is not here"
	exit 0
fi
cc -O1 -w -o "$TMP/gen" "$gen" || exit 1
n=0
try() {
	n=$((n + 1))
	name=$1 with=$2 block=$3
	shift 3
	"$TMP/gen" "$@" -o "$TMP/in.csv" -e "$TMP/expected.csv" || exit 1
	if said=$("$BUILD/tests/unit/extract" "$TMP/in.csv" \
		"$TMP/expected.csv" "$with" "$block"); then
		echo "ok $n - $name: $(echo "$said" | grep -o '[0-9]* counts')"
	else
		echo "not ok $n - $name"
		echo "$said" | grep -v '^ok' | sed 's/^[^#]/# &/'
	fi
}
try 'as it comes' avx2 262144 -n 20000
try 'as it comes, by AVX-512' avx512 262144 -n 20000
try 'seed 2, semicolons, CR LF' avx2 262144 -n 20000 -s 2 --delim ';' --crlf
try 'seed 3, tabs, mark' avx2 65536 -n 20000 -s 3 --delim tab --bom
try 'seed 4, strokes, all quoted' avx2 65536 -n 20000 -s 4 --delim '|' \
	--quote-all
try 'seed 5, Windows-1252' avx2 262144 -n 20000 -s 5 --cp1252 --crlf
try 'seed 6, dirt times ten' avx2 262144 -n 20000 -s 6 --dirty 1000
try 'seed 7, no dirt' avx2 262144 -n 20000 -s 7 --dirty 0
for date in iso uk isot sql uktime; do
	try "dates as $date" avx2 262144 -n 5000 -s 8 --date $date
done
for with in sse2 bytes; do
	try "indexer $with" $with 262144 -n 20000 -s 9 --crlf --bom
	try "indexer $with, Windows-1252" $with 4096 -n 20000 -s 10 --cp1252
done
for block in 61 64 127 1000; do
	try "blocks of $block" avx2 $block -n 2000 -s 11 --crlf --quote-all
done
try 'many teams and months' avx2 262144 -n 50000 -s 12 -t 500 -m 120
echo "1..$n"
