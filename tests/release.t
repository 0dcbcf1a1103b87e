#!/bin/sh
# Open data: what is published adds up for nobody who would take a hidden count
# from it, says where it comes from, and is the same bytes when made again.
. "${0%/*}/tap.sh"
PCREF_DB=$TMP/x.db
PCREF_NOW=2026-11-22T06:00:00Z
export PCREF_DB PCREF_NOW
rows() { awk -v n="$1" -v r="$2,$3,A,$4" 'BEGIN { while (n-- > 0) print r }'; }
{
	echo EthnicCategory,CareProfTeamLocalID,ServTeamTypeMH,ReferralRequestReceivedDate
	rows 40 A T1 2026-09-01; rows 21 N T1 2026-09-01; rows 12 Z T1 2026-09-01
	rows 11 99 T1 2026-09-01; rows 13 XX T1 2026-09-01; rows 2 '' T1 2026-10-01
	rows 30 A T2 2026-10-01; rows 3 K T2 2026-10-01; rows 17 Z T2 2026-10-01
	rows 14 99 T2 2026-10-01; rows 16 '' T2 2026-09-01
	rows 25 A T3 2026-10-01; rows 19 '' T3 2026-10-01
} > "$TMP/x.csv"
"$PCREF" init > "$TMP/out" 2>&1
"$PCREF" setting edit trust_name --value 'Northgate (invented)' > "$TMP/out"
refuses 'nothing to publish yet' 66 'nothing to publish' "$PCREF" data publish -o "$TMP/pub"
"$PCREF" data import "$TMP/x.csv" --dataset MHSDS --as-at 2026-10-31 --no-input > "$TMP/out"
cat > "$TMP/m.csv" <<END
metric,period,category,numerator,denominator
MHS76,2026-Q1,A,60,800
MHS76,2026-Q1,N,30,200
MHS76,2026-Q1,K,3,40
END
"$PCREF" metric observe "$TMP/m.csv" > "$TMP/out"
refuses 'a folder must be named' 64 'into which folder' "$PCREF" data publish
"$PCREF" setting edit suppression --value none > "$TMP/out"
refuses 'nothing leaves the trust whole' 78 'must be one of mhsds' "$PCREF" data publish -o "$TMP/pub"
"$PCREF" setting edit suppression --value under-10 > "$TMP/out"
holds 'a dry run writes nothing' '"$PCREF" data publish --dry-run -o "$TMP/pub" > "$TMP/out" 2> "$TMP/err" && [ ! -e "$TMP/pub" ]'
holds 'all files' '"$PCREF" data publish -o "$TMP/pub" --csv > "$TMP/list" 2> "$TMP/err" &&
	[ "$(ls "$TMP/pub" | tr "\n" " ")" = "completeness.csv dictionary.csv licence.txt metadata.csv method.html metrics.csv records.csv " ]'

# ---- what is hidden ----
c=$TMP/pub/completeness.csv
# 2 missing in T1, 3 of K in T2; T1 has 40 A and 21 N.
holds 'T1: two missing are hidden, 61 known are as they are' '[ "$(grep ",team,T1," "$c" | cut -d, -f6,10)" = "61,[c]" ]'
# Each row: the five classes make up all records.  Each class: teams, and months, make up all.
cat > "$TMP/tells.awk" <<'END'
function add(sum, hidden) { n[sum]++; h[sum] += hidden }
FILENAME ~ /completeness/ && FNR > 1 {
	for (i = 5; i <= 10; i++) {
		add(FNR, $i == "[c]")
		if ($3 != "month") add("team" i, $i == "[c]")
		if ($3 != "team") add("month" i, $i == "[c]")
	}
	if ($3 == "all") add("codes", $6 == "[c]")
}
FILENAME ~ /records/ && FNR > 1 && $5 == "Known" { add("codes", $6 == "[c]") }
END { for (s in n) if (h[s] == 1) { print "told:", s; bad = 1 }; exit bad }
END
holds 'no sum has just one hidden member' 'awk -F, -f "$TMP/tells.awk" "$c" "$TMP/pub/records.csv" > "$TMP/told"'
holds 'a category of three is hidden, as are those of none' '[ "$(grep -c ",\[c\],\[c\]$" "$TMP/pub/records.csv")" -ge 13 ] &&
	grep -q "^MHSDS,2026-10-31,A,White British,Known,95," "$TMP/pub/records.csv"'
m=$TMP/pub/metrics.csv
holds 'a metric: counts, share, ratio' 'grep -q "^MHS76,.*,2026-01-01,2026-03-31,.*,African,30,200,15,11,21,.*,White British,2.00,1.33,3.01,clearly higher" "$m"'
holds 'a hidden numerator hides what was made of it' 'grep -q ",Bangladeshi,\[c\],40,\[c\],\[c\],\[c\],.*,\[c\]$" "$m"'
"$PCREF" setting edit suppression --value mhsds > "$TMP/out"
"$PCREF" data publish -o "$TMP/five" > "$TMP/out" 2>&1
holds 'by mhsds counts are fives' '! tail -n +2 "$TMP/five/completeness.csv" | cut -d, -f5-10 | tr , "\n" | grep -v "^\[c\]$" | grep -q "[^05]$"'
holds 'and nothing is told' 'awk -F, -f "$TMP/tells.awk" "$TMP/five/completeness.csv" "$TMP/five/records.csv"'

# ---- what goes with it ----
holds 'every column is in the dictionary' '
	for f in records completeness metrics; do
		head -1 "$TMP/pub/$f.csv" | tr , "\n" | sed "s/^/$f.csv,/"
	done > "$TMP/want" && tail -n +2 "$TMP/pub/dictionary.csv" | cut -d, -f1,2 | cmp - "$TMP/want"'
holds 'metadata: each file by its hash' '
	for f in records.csv completeness.csv metrics.csv dictionary.csv licence.txt method.html; do
		grep -qx "$f,sha256,$(sha256sum "$TMP/pub/$f" | cut -d" " -f1)" "$TMP/pub/metadata.csv" || exit 1
	done'
holds 'metadata: each source by its hash' 'grep -qx "Load 1 of MHSDS,source_sha256,$(sha256sum "$TMP/x.csv" | cut -d" " -f1)" "$TMP/pub/metadata.csv" &&
	grep -qx "Load 1 of MHSDS,source_rows,223" "$TMP/pub/metadata.csv"'
holds 'the licence, and how to name the source' 'grep -q "Open Government Licence v3.0" "$TMP/pub/licence.txt" && grep -q "ethnicity data as at 22 November 2026" "$TMP/pub/licence.txt"'
holds 'the method page says what is hidden' 'grep -q "under 10, including 0" "$TMP/pub/method.html" && grep -q "Open Government Licence" "$TMP/pub/method.html"'
holds 'no small number is in the page either' '! grep -q ">[1-9]<" "$TMP/pub/method.html"'

# ---- again ----
"$PCREF" setting edit suppression --value under-10 > "$TMP/out"
"$PCREF" action add 'Something else' > "$TMP/out"
holds 'the same data are the same bytes' '"$PCREF" data publish -o "$TMP/again" > "$TMP/out" 2>&1 && diff -r "$TMP/pub" "$TMP/again"'
holds 'an earlier release is replaced' '"$PCREF" data publish -o "$TMP/again" > "$TMP/out" 2>&1 && diff -r "$TMP/pub" "$TMP/again"'
touch "$TMP/again/mine.txt"
refuses 'a folder of something else is left alone' 73 'mine.txt' "$PCREF" data publish -o "$TMP/again"
"$PCREF" setting edit publish.licence --value 'Creative Commons Attribution 4.0' > "$TMP/out"
holds 'another licence' '"$PCREF" data publish -o "$TMP/cc" > "$TMP/out" 2>&1 && grep -q "Creative Commons" "$TMP/cc/licence.txt" && grep -q "Creative Commons" "$TMP/cc/method.html"'
done_testing
