#!/bin/sh
# Every paper of the demonstration trust in every format: the same bytes when it
# is written again, the same figures in each.
. tests/tap.sh
export PCREF_DB="$TMP/f.db" PCREF_NOW=2026-11-22T06:00:00Z
"$PCREF" demo > "$TMP/said" 2>&1 || cat "$TMP/said" >&2
for f in json html docx xlsx md txt; do
	sh tests/papers $f "$TMP/p/$f" > "$TMP/list" 2> "$TMP/err" ||
		cat "$TMP/err" >&2
	sh tests/papers $f "$TMP/again/$f" > "$TMP/list" 2> "$TMP/err"
	rm -rf "$TMP/p/$f"/.[a-z]* "$TMP/again/$f"/.[a-z]*
	ok "$f: every paper is the same bytes again" diff -rq "$TMP/p/$f" "$TMP/again/$f"
	ok "$f: dozens of them" test "$(ls "$TMP/p/$f" | wc -l)" -ge 40
done
agree() { python3 tests/agree.py "$TMP/p"; }
if command -v python3 > /dev/null; then
	ok 'the figures are the same in every format' agree
	# Whoever changes one figure is found out.
	sed -i '0,/<td class="n">[0-9]/s//<td class="n">9/' "$TMP/p/html/annual-areas.html"
	ok 'and one that is not is noticed' sh -c '! python3 tests/agree.py "$1" | grep -q "^0"' \
		sh "$TMP/p"
	agree > "$TMP/said" || true
	ok 'by its name' grep -q '^annual-areas.html' "$TMP/said"
else
	skip 'the figures are the same in every format' 'Python is not installed'
fi
done_testing
