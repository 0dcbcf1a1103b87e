#!/bin/sh
# Whatever lists counts of people takes --public, and then no small number, and
# nothing from which one could be worked out, is printed by any of them.
. "${0%/*}/tap.sh"
PCREF_DB=$TMP/x.db
PCREF_NOW=2026-11-22T06:00:00Z
export PCREF_DB PCREF_NOW
rows() { awk -v n="$1" -v r="$2,$3,A,$4" 'BEGIN { while (n-- > 0) print r }'; }
# Every count is under 5 or over 100: 1 to 4 stand only where something small does.
extract() {
	echo EthnicCategory,CareProfTeamLocalID,ServTeamTypeMH,ReferralRequestReceivedDate
	rows $((200 + $1)) A T1 2026-09-01; rows 3 N T1 2026-09-01; rows 120 Z T1 2026-10-01
	rows 2 99 T1 2026-10-01; rows 4 XX T1 2026-10-01; rows 130 '' T1 2026-10-01
	rows $((210 + $1)) A T2 2026-10-01; rows 140 99 T2 2026-09-01; rows 3 '' T2 2026-10-01
}
"$PCREF" init > "$TMP/out" 2>&1
extract 0 > "$TMP/was.csv"
extract 100 > "$TMP/now.csv"
"$PCREF" data import "$TMP/was.csv" --dataset MHSDS --as-at 2026-09-30 --no-input > "$TMP/out"
"$PCREF" data import "$TMP/now.csv" --dataset MHSDS --as-at 2026-10-31 --no-input > "$TMP/out"
"$PCREF" campaign add Letters --dataset MHSDS --started-on 2026-10-01 --ended-on 2026-10-20 > "$TMP/out"
cat > "$TMP/m.csv" <<END
metric,period,category,numerator,denominator
MHS76,2026-Q1,A,160,800
MHS76,2026-Q1,N,3,200
MHS76,2026-Q1,K,130,900
MHS76,2026-Q2,A,160,800
MHS76,2026-Q2,N,4,200
MHS76,2026-Q2,K,240,900
END
"$PCREF" metric observe "$TMP/m.csv" > "$TMP/out"
"$PCREF" setting edit check.invalid --value 0 > "$TMP/out" 2>&1 || "$PCREF" setting add check.invalid --value 0 > "$TMP/out"

# small: cells of CSV that are 1, 2, 3 or 4, whole; a per cent may be
small() { tail -n +2 "$TMP/csv" | cut -d, -f"$1" | tr , '\n' | grep -x '[1-4]'; }
# public FIELDS VERB ...: the columns of counts
public() {
	fields=$1
	shift
	holds "$*: small inside, hidden outside" '"$PCREF" '"$*"' --csv > "$TMP/csv" 2> "$TMP/err"; small '"$fields"' > "$TMP/in"
		"$PCREF" '"$*"' --public --csv > "$TMP/csv" 2> "$TMP/err"; [ $? -le 1 ] && [ -s "$TMP/in" ] &&
		! small '"$fields"' && grep -q "\[c\]" "$TMP/csv"'
	holds "$*: as JSON too" '"$PCREF" '"$*"' --public --json > "$TMP/json" 2> "$TMP/err"; [ $? -le 1 ] && grep -qF "[c]" "$TMP/json"'
}
public 4 data counts
public 2-7 data cross team class
public 5,6 data completeness --by team
public 5,6 data completeness --by month
public 3,4 data diff 2 --all --by team,class
public 3,7 campaign effect Letters
public 2,3 metric ratio MHS76
holds 'the index hides what is made of a hidden count' '"$PCREF" data dqmi --public --csv > "$TMP/csv" && grep -qx "invalid,Invalid,\[c\]" "$TMP/csv"'
# 143 of 453 are 31.6 per cent.
holds 'whom to ask: fives' '"$PCREF" data ask --public --csv > "$TMP/csv" && grep -qx "T2,,145,455,32" "$TMP/csv"'
holds 'a check tells no small number, and no sentence' '"$PCREF" data checks --public --csv > "$TMP/csv"; [ $? = 1 ] && ! cut -d, -f5 "$TMP/csv" | grep -x "[1-4]"'
holds 'a chart of few hides the point, and the mean that would tell it' '"$PCREF" chart metric:MHS76:African --public --csv > "$TMP/csv" 2> "$TMP/err" &&
	! cut -d, -f2 "$TMP/csv" | grep -x "[1-4]"'
holds 'a chart without a file is its table' '"$PCREF" metric chart MHS76 --public --csv > "$TMP/chart" && "$PCREF" metric ratio MHS76 --public --csv | cmp - "$TMP/chart"'
# Bangladeshi: 240 of 900 against 160 of 800, 1.33 times: it is shown to nobody outside, for
# with it and the sum of those known African's 4 could be worked out.
"$PCREF" metric edit MHS76 --core yes > "$TMP/out"
holds 'differences: what gives a small number away is there, its ratio is not' '"$PCREF" metric disparities --csv | grep -q "^MHS76,.*,Bangladeshi,.*,1\.33," &&
	"$PCREF" metric disparities --public --csv > "$TMP/said" && grep -q "^MHS76,.*,Bangladeshi,.*,\[c\],\[c\],\[c\],too few to say," "$TMP/said"'
holds 'nor does a sentence tell it' '"$PCREF" metric read MHS76 --public > "$TMP/said" && grep -q "^African, .*: \[c\], too few to say" "$TMP/said" && ! grep -q "African.*2\.0%" "$TMP/said"'
# 160 of 800 and 240 of 900 are 20.0 and 26.7 per cent: whole, as counts are in fives.
"$PCREF" metric record MHS76 2026-Q3 A 163 802 > "$TMP/out"; "$PCREF" metric record MHS76 2026-Q3 K 241 903 > "$TMP/out"
# 163 of 802 are 20.32 per cent, 165 of 800 are 20.63: 20 and 21.
holds 'a share in whole per cents' '"$PCREF" metric ratio MHS76 --csv | grep -q "^White British,163,802,20.3," &&
	"$PCREF" metric ratio MHS76 --public --csv | grep -q "^White British,165,800,20,"'
holds 'in a sentence too' '"$PCREF" metric read MHS76 --public | grep -q "^White British, July to September 2026: 20% ("'
"$PCREF" setting edit suppression --value mhsds-rounded > "$TMP/out"
holds 'or of the counts as they are shown' '"$PCREF" metric ratio MHS76 --public --csv | grep -q "^White British,165,800,21," &&
	"$PCREF" metric read MHS76 --public | grep -q "^White British, July to September 2026: 21% ("'
"$PCREF" setting edit suppression --value none > "$TMP/out"
# From the table of verbs: each that lists something either hides small numbers, or
# is named here for counting no people, or for being what the trust itself took in.  A
# new one is in neither until somebody has thought of it.
plain='keys today agenda calendar orphans workload urgency throughput timeline questions
	action~status evidence~check score~years report~check data~publish body~tree meeting~roll
	inquiry~path tried commitments pairs pair~suggest chart~list rating~voices search
	audit~log audit~access retention~due restore merge rollup trust~list doctor'
taken_in='flow data~import data~worklist data~loads data~columns data~map data~withdraw
	metric~observations metric~loads metric~withdraw'
awk -F'"' '/^VERB\(/ { if (name) print name, row; name = $2; gsub(/ /, "~", name); row = "" }
	{ row = row $0 } END { print name, row }' cli/verb.def > "$TMP/rows"
lists=$(awk '/ON_FORMS/ { print $1 }' "$TMP/rows") public=$(awk '/ON\(public\)/ { print $1 }' "$TMP/rows")
holds 'every list is public, or known to count no people' '
	printf "%s\n" $public $plain $taken_in | sort > "$TMP/known" &&
	printf "%s\n" $lists | sort | comm -23 - "$TMP/known" > "$TMP/forgotten" && cat "$TMP/forgotten" &&
	test ! -s "$TMP/forgotten"'
holds 'and none is named that hides them' '! printf "%s\n" $plain $taken_in | grep -xF "$public"'
printf 'metric,period,dimension,category,numerator\nMHS76,2026-Q3,ethnicity+sex,A+female,30\n' > "$TMP/cross.csv"
"$PCREF" metric observe "$TMP/cross.csv" > "$TMP/out"
for verb in $public; do
	case $verb in
	data~diff) with='2 --all' ;;
	campaign~effect) with=Letters ;;
	data~cross) with='code team' ;;
	metric~ratio | metric~chart | metric~read | metric~cross) with=MHS76 ;;
	chart) with=metric:MHS76:African ;;
	*) with= ;;
	esac
	verb=$(echo "$verb" | tr '~' ' ')
	refuses "$verb: with no disclosure control there is no public" 78 'must be one of mhsds' \
		"$PCREF" $verb $with --public
done
done_testing
