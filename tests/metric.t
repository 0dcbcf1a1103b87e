#!/bin/sh
# Metrics by ethnicity: the published Mental Health Act figures of 2023/24
# worked out again, corrections, flags, small numbers, refusals.
. "${0%/*}/tap.sh"
PCREF_DB=$TMP/x.db
PCREF_NOW=2026-11-22T06:00:00Z
export PCREF_DB PCREF_NOW
data=${0%/*}/../../shared/data
[ -d "$data" ] || data=/work/shared/data

"$PCREF" init > "$TMP/out"

# ---- published figures ----
mha=$data/mha_annual_2023_24.csv
census=$data/census2021_england_ethnic19.csv
if [ -r "$mha" ]; then
	awk -F, -v OFS=, 'BEGIN { print "metric,period,unit,category,numerator"
		n = split("British:A,Irish:B,Any Other White background:C,White and Black Caribbean:D,White and Black African:E,White and Asian:F,Any Other Mixed background:G,Indian:H,Pakistani:J,Bangladeshi:K,Any Other Asian background:L,Caribbean:M,African:N,Any Other Black background:P,Chinese:R,Any Other Ethnic Group:S,Not Stated:Z,Not Known:99", p, ",")
		for (i = 1; i <= n; i++) { split(p[i], q, ":"); code[q[1]] = q[2] } }
		$2 == "All detentions" && $3 == "All" && $8 == "All prov" {
			if ($4 == "Ethnicity" && $5 in code) print "MHA-ALL", $1, "England", code[$5], $12
			if ($4 == "All" && $6 == "All submissions") print "MHA-ALL", $1, "England", "", $10 }' \
		"$mha" > "$TMP/mha.csv"
	awk -F, 'NR == 1 { print "metric,period,unit,category,numerator"; next }
		{ who = $(NF - 3); if (who == "") { who = $2; sub(/.*: /, "", who) }
		sub(/\r$/, "", $NF); print "CENSUS2021,2021-03-21,England," who "," $NF }' "$census" > "$TMP/census.csv"
	holds 'published detentions are taken in' '"$PCREF" metric observe "$TMP/mha.csv" | grep -q "Kept 19 observations"'
	holds 'and the Census' '"$PCREF" metric observe "$TMP/census.csv" | grep -q "Kept 19 observations as observations 2"'
	"$PCREF" metric ratio MHA-ALL --csv > "$TMP/ratio.csv"
	# Our crude rate against the published one, code by code.
	awk -F, 'NR == FNR { if ($2 == "All detentions" && $3 == "All" && $8 == "All prov" &&
			$4 == "Ethnicity") rate[$12] = sprintf("%.1f", $13); next }
		FNR > 1 { n++; same += rate[$2] == $4 } END { print n, same }' \
		"$mha" "$TMP/ratio.csv" > "$TMP/same"
	holds 'sixteen crude rates equal the published ones' '[ "$(cat "$TMP/same")" = "16 16" ]'
	holds 'Other Black 8.1 times White British (7.7 to 8.5)' \
		'awk -F, "/^Any other Black/ { printf \"%.1f %.1f %.1f\", \$10, \$11, \$12 }" "$TMP/ratio.csv" |
		grep -qx "8.1 7.7 8.5"'
	holds 'which is clearly higher' 'grep -q "^Any other Black.*,clearly higher,no$" "$TMP/ratio.csv"'
	"$PCREF" metric ratio MHA-ALL > "$TMP/out"
	holds 'index of disparity 124.0' 'grep -qF "Index of disparity against White British: 124.0" "$TMP/out"'
	holds 'known 45,525 of 50,437; 3,726 not stated or known; 1,186 in no row' \
		'grep -qF "known of 45,525 of 50,437; not stated or not known 3,726; in no row by ethnicity 1,186" "$TMP/out"'
	holds 'crude, and said to be' 'grep -qF "Crude: not adjusted for age" "$TMP/out"'
	# 5,693 of 2,381,722 is 239.0, as published for the group.
	holds 'by other groups' '"$PCREF" metric ratio MHA-ALL --grouping "NHS five groups" --csv |
		grep -q "^Black or Black British,5693,2381722,239.0,"'
	holds 'against another reference' '"$PCREF" metric ratio MHA-ALL --reference Chinese --csv |
		grep -q "^Chinese,.*,the reference,no$"'
	holds 'the same file is known again' '! "$PCREF" metric observe "$TMP/mha.csv" 2> "$TMP/err" &&
		grep -q "there already, as observations 1" "$TMP/err"'
else
	skip 'published figures' "no $mha"
fi

# ---- a metric of one's own, two quarters ----
cat > "$TMP/own.csv" <<END
metric,period,category,numerator,denominator
MHS76,2026-Q1,A,60,800
MHS76,2026-Q1,N,30,200
MHS76,2026-Q1,M,3,40
MHS76,2026-Q1,,104,1090
MHS76,2026-Q1,Z,11,50
MHS76,2026-Q2,A,60,800
MHS76,2026-Q2,N,32,200
MHS76,2026-Q2,M,*,40
END
holds 'a dry run keeps nothing' '"$PCREF" metric observe "$TMP/own.csv" --dry-run | grep -q "Would keep 8 observations, 1"'
"$PCREF" metric observe "$TMP/own.csv" > "$TMP/out"
"$PCREF" metric ratio MHS76 --period 2026-Q1 --csv > "$TMP/out"
# data.md 4: 30/200 v 60/800 is 2.00 (1.33 to 3.01).
holds '30/200 v 60/800 is 2.00 (1.33 to 3.01)' 'grep -q "^African,30,200,15.0,.*,2.00,1.33,3.01,7.5,.*,clearly higher," "$TMP/out"'
holds 'three events are too few' 'grep -q "^Caribbean,3,40,7.5,.*,,,,,,,too few to say,no$" "$TMP/out"'
holds 'clear in two periods: flagged' '"$PCREF" metric ratio MHS76 --csv | grep -q "^African,.*,clearly higher,yes$"'
holds 'hidden by its source is not nothing' '"$PCREF" metric read MHS76 | grep -q "Caribbean, April to June 2026: hidden by"'
holds 'a sentence says it' '"$PCREF" metric read MHS76 |
	grep -qF "African, April to June 2026: 16.0% (11.6% to 21.7%), 2.13 times White British (1.43 to 3.18): clearly higher, which is worse.  Flagged"'
holds 'it is listed, as an orphan' '"$PCREF" metric orphans --csv | grep -q "^MHS76,.*,African,White British,"'
"$PCREF" action add 'Safer wards' --metric MHS76 > "$TMP/out" 2>&1
"$PCREF" action add 'Safer wards' --action-metric MHS76 >> "$TMP/out" 2>&1
holds 'an action takes it off that list' '"$PCREF" action list --csv | grep -q "Safer wards" && [ "$("$PCREF" metric orphans --csv | wc -l)" = 1 ]'
holds 'the score counts it' '"$PCREF" score --explain | grep -q "1 of 1 flagged disparities have a live action"'
holds 'and which core metrics are up to date' '"$PCREF" score --explain | grep -q "of 8 core metrics have a value by ethnicity"'
holds 'home says how disparities moved' '"$PCREF" home | grep -q "Disparities: 0 narrowed, 1 unchanged, 0 widened"'

# ---- groups of one's own ----
holds 'a grouping of our own' '"$PCREF" grouping add Ours --members "Black African or Caribbean: N, M
White: A, B, C" --reference-group White | grep -q "Added GRP-5"'
# 2026-Q1: N 30 of 200 and M 3 of 40 are 33 of 240 = 13.75; White is not whole, B and C are not there.
"$PCREF" metric ratio MHS76 --period 2026-Q1 --grouping Ours --csv > "$TMP/out"
holds 'adds up its codes' 'grep -q "^Black African or Caribbean,33,240,13.8," "$TMP/out"'
holds 'and no group of which a code is lacking' 'grep -q "^White,,860,," "$TMP/out" || grep -q "^White,,800,," "$TMP/out"'
refuses 'a code in two groups' 65 'line 2: A is in two groups' "$PCREF" grouping add Odd --members "One: A
Two: A, B"
refuses 'a reference that is no group' 65 'none of the groups' "$PCREF" grouping add Odd --members "One: A" --reference-group Two

# ---- what is published ----
# 104 - 60 - 30 - 3 = 11 are left; 3 is small, so another is hidden with it.
"$PCREF" metric ratio MHS76 --period 2026-Q1 --public --csv > "$TMP/out"
holds 'in public three is hidden' 'grep -q "^Caribbean,\[c\],\[c\]" "$TMP/out" && ! grep -q "Caribbean,3" "$TMP/out"'
holds 'and so is what would give it away' '[ "$(grep -c "\[c\]" "$TMP/out")" -ge 2 ]'
holds 'nor is it in the words below' '"$PCREF" metric ratio MHS76 --period 2026-Q1 --public |
	grep -qF "known of 95 of 105; not stated or not known 10"'
holds 'the rest is rounded' 'grep -q "^White British,60," "$TMP/out"'

# ---- by hand, withdrawn, refused ----
holds 'by hand' '"$PCREF" metric record MHS76 2026-Q1 N 31 200 --reason "a late return" | grep -q "Kept 1 observation"'
holds 'the newer holds' '"$PCREF" metric ratio MHS76 --period 2026-Q1 --csv | grep -q "^African,31,200,15.5"'
holds 'undone' '"$PCREF" undo > "$TMP/out" && "$PCREF" metric ratio MHS76 --period 2026-Q1 --csv | grep -q "^African,30,200"'
holds 'out and in again' '"$PCREF" metric observations MHS76 --csv > "$TMP/again.csv" &&
	"$PCREF" metric observe "$TMP/again.csv" > "$TMP/out" &&
	"$PCREF" metric observations MHS76 --csv | cmp - "$TMP/again.csv"'
printf 'metric,period,category,numerator\nMHS76,2026-Q3,A,sixty\n' > "$TMP/bad.csv"
holds 'a word is no count' '! "$PCREF" metric observe "$TMP/bad.csv" 2> "$TMP/err" && grep -q "line 2:.*sixty.*nothing was kept" "$TMP/err"'
printf 'metric,period,category,numerator\nMHS999,2026-Q3,A,60\n' > "$TMP/bad.csv"
holds 'nor is what nobody knows a metric' '! "$PCREF" metric observe "$TMP/bad.csv" 2> "$TMP/err" && grep -q "no metric \"MHS999\"" "$TMP/err"'
holds 'a period without figures' '! "$PCREF" metric ratio MHS76 --period 2019-Q1 2> "$TMP/err" && grep -q "nothing is recorded for 2019-Q1" "$TMP/err"'
holds 'a metric without figures' '! "$PCREF" metric ratio MHS84 2> "$TMP/err" && grep -q "no value by ethnicity yet" "$TMP/err"'
holds 'a load is withdrawn' '"$PCREF" metric withdraw 3 > "$TMP/out" && "$PCREF" metric loads --csv | grep -q "^3,.*,withdrawn,"'
holds 'JSON' '"$PCREF" metric ratio MHS76 --json | grep -qF "{\"group\": \"White British\", \"numerator\": 60,"'
done_testing
