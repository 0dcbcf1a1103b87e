#!/bin/sh
# The numbers of the demonstration report, worked out again from its rows by a
# script that shares nothing with the program.
. tests/tap.sh
export PCREF_DB="$TMP/n.db" PCREF_NOW=2026-11-22T06:00:00Z
"$P" demo > "$TMP/said" 2>&1 || cat "$TMP/said" >&2
"$P" setting edit suppression --value none > "$TMP/said"
mkdir "$TMP/none"
ok 'the report is written whole, nothing hidden' "$P" report -o "$TMP/none/report.json"
for ent in action feedback theme metric risk meeting body attendance membership session grant \
	rating inquiry initiative duty competency evidence decision route dataset unit pair checkin; do
	"$P" $ent list --csv --limit 100000 | tr -d '\r' > "$TMP/none/$ent.csv"
done
i=0
for set in MHSDS 'Talking Therapies'; do
	"$P" data counts --dataset "$set" --by team,month,code,class,vodim --csv |
		tr -d '\r' > "$TMP/none/counts.$i.csv"
	i=$((i + 1))
done
"$P" metric observations --csv | tr -d '\r' > "$TMP/none/observation.csv"
again() { python3 -B tests/recompute.py "$TMP/none" 2026-11-22 2026-04-01; }
if command -v python3 > /dev/null; then
	ok 'every number is what its rows come to' again
	again > "$TMP/said"
	ok 'more than a thousand of them' test "$(sed -n 's/ numbers worked.*//p' "$TMP/said")" -ge 1140
	ok 'in sentences too' test "$(sed -n 's/ numbers of sentences.*//p' "$TMP/said")" -ge 59
	# What rests on more than the lists tell: five levels of the score, which have their
	# working by hand in tests/unit/score.c, and a rate of raw codes (tests/unit/rates.c).
	ok 'and but seven are left' test "$(awk '/^not worked out/ { n += $4 }
		END { print n }' "$TMP/said")" = 7
	sed 's/^/# /' "$TMP/said"
	sed 's/^\(FB-[0-9]*,[^"]*\),pals,/\1,survey,/' "$TMP/none/feedback.csv" > "$TMP/bent" &&
		mv "$TMP/bent" "$TMP/none/feedback.csv"
	ok 'rows that say otherwise are noticed' sh -c '! python3 -B tests/recompute.py "$1" 2026-11-22 \
		2026-04-01' sh "$TMP/none"
else
	skip 'every number is what its rows come to' 'Python is not installed'
fi
done_testing
