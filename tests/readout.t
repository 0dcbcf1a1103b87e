#!/bin/sh
# Differences, checks and control charts on the screen and line by line.
. "${0%/*}/tap.sh"
export TERM=xterm-256color LC_ALL=C.UTF-8 LINES=24 COLUMNS=80
export PCREF_NOW=2026-11-22T06:00:00Z PCREF_DB=$TMP/t.db

"$P" init > "$TMP/said"
cat > "$TMP/m.csv" <<END
metric,period,category,numerator,denominator
MHS76,2026-Q1,A,60,800
MHS76,2026-Q1,N,30,200
MHS76,2026-Q2,A,60,800
MHS76,2026-Q2,N,32,200
MHS76,2026-Q2,M,3,40
END
"$P" metric observe "$TMP/m.csv" > "$TMP/said"
{
	echo EthnicCategory,CareProfTeamLocalID,ServTeamTypeMH,ReferralRequestReceivedDate
	# 12 of 20 known in odd months, 10 in even ones.
	awk 'BEGIN { for (m = 1; m <= 10; m++) for (i = 1; i <= 20; i++)
		printf "%s,T1,A,2026-%02d-01\n", (i > 10 + m % 2 * 2 ? "" : "A"), m }'
} > "$TMP/x.csv"
"$P" data import "$TMP/x.csv" --dataset MHSDS --as-at 2026-10-31 --no-input > "$TMP/said" 2>&1
keys() {
	# shellcheck disable=SC2059
	printf "$1" > "$TMP/keys"
	PCREF_KEYS=$TMP/keys PCREF_DUMP=$TMP/full "$P" screen 2> "$TMP/said"
}
has() { keys "$2" && cp "$TMP/full" "$TMP/said" && grep -qF -- "$3" "$TMP/full"; tell $? "$1" "$TMP/said"; }

has 'differences: what is flagged' D 'MHS76    African: '
has 'and a sentence of it' D 'April to June 2026, 2.13 times White British (1.43 to 3.18)'
has 'it offers an action or an inquiry' Dn 'Begin what?  1 Action, 2 Inquiry'
has 'which its hints say' D ' Enter open  n new  t chart '
has 'papers begin nothing and have no chart: their hints do not say so' p ' Enter open  / search '
has 'and a key says why' pt 'There is no control chart of this line.'
has 'an action' 'Dn1\r' 'Find out why African differ: MHS76'
has 'an inquiry, with its metric, group and figure' 'Dn2\r' '2.13 times'
has 'into its groups' 'D\r' 'African                32   16.0%   2.13'
has 'with their limits drawn' 'D\r' '├'
has 'too few to say, and no ratio' 'D\rG' 'not known'
has 'the period before' 'D\r\033OD' 'January to March 2026'
has 'from the list of metrics too' 'oMetrics\rjc' ' has no value by ethnicity yet'
has 'checks from the grid' dc 'Blanks                fail'
has 'a check has its page' 'dcjjjjjjjj\r' 'What it looks for'
# 110 known and 90 missing of 200; ten months of ten.
has 'the index line by line' di 'DQMI of the data set             55.0 item score x coverage'
has 'and whom to ask' di '90 to ask, of 200; known 55%'
# 110 known, 90 missing, all of one team.
has 'two at once: what can be crossed' da 'Month by class'
has 'and one of them' 'da\r' '110      90     200'
has 'a month in a sentence' 'dajj\r' '2026-01: Known 12, Missing 8; all 20.'
has 'a control chart from the grid' dt 'Trial limits: fewer than 13'
has 'its points in words' dt 'Known ethnicity, MHSDS'
has 'and as a table' 'dt\r' 'October 2026'
has 'why' 'dtw' 'XmR: mean, and 2.66 times the mean moving range'

holds 'a difference that nobody works on is an orphan' '"$P" orphans --csv | grep -q "^Differences with neither action nor inquiry,MHS76,.*African, 2.13 times"'
cp "$PCREF_DB" "$TMP/before.db"
has 'an inquiry is begun' 'Dn2\r\023' 'inquiries: 1'
holds 'and it is no orphan any more' '[ "$("$P" metric orphans --csv | wc -l)" = 1 ] && "$P" orphans --csv | grep -qv "neither action"'
mv "$TMP/before.db" "$PCREF_DB"
has 'an action is begun' 'Dn1\r\023' 'Live actions: 1'
holds 'linked to the metric by itself' '[ "$("$P" metric orphans --csv | wc -l)" = 1 ]'
has 'a re-base from the point, with its reason' 'dtnA new system\023' 'Known ethnicity, MHSDS'
holds 'is kept' '"$P" rebase list --csv | grep -q "A new system,completeness:MHSDS,2026-10-01"'
"$P" rebase remove RBS-1 > "$TMP/said" 2>&1
{ echo EthnicCategory; for i in 1 2 3 4 5; do echo White British; echo Zork; done; echo A; } > "$TMP/w.csv"
"$P" data import "$TMP/w.csv" --dataset Words --as-at 2026-10-31 --no-input > "$TMP/said" 2>&1
has 'values that are no codes, with what they may mean' 'd\tm' 'White British                                             5 A        not yet'
has 'one is mapped once' 'd\tmn\023' 'import the file'
holds 'for this data set' '"$P" mapping list --csv | grep -q "^MAP-1,White British,A,DST-2"'
printf 'dI%s\rWords\r\r\ry\r' "$TMP/w.csv" > "$TMP/keys"
PCREF_KEYS=$TMP/keys PCREF_DUMP=$TMP/full "$P" screen 2> "$TMP/said"
holds 'the file again: what moved' 'grep -qF "known 1, now 6" "$TMP/full"'

linear() { printf '%s\n' "$@" | "$P" screen --accessible > "$TMP/said" 2>&1; }
lists() { name=$1 want=$2; shift 2; linear "$@"; grep -qF -- "$want" "$TMP/said"; tell $? "$name" "$TMP/said"; }
lists 'line by line: differences' '1. MHS76, People subject to restrictive interventions, African: clearly higher in April to June 2026' differences 0 0
lists 'and into one' '. African, April to June 2026: 16.0% (11.6% to 21.7%), 2.13 times White British' differences 1 0 0 0
lists 'a metric by its code' 'Caribbean, April to June 2026: 7.5% (2.6% to 19.9%): too few to say' 'compare MHS76' 0 0
lists 'two at once' 'T1: Known 110, Missing 90; all 200.' 'cross MHSDS' 1 0 0 0
lists 'checks' 'Blanks: fail. 1 finding' 'checks MHSDS' 0 0
lists 'the index' 'If known: Missing: +45.0' 'index MHSDS' 0
lists 'a control chart' 'Known ethnicity, MHSDS: as usual' 'chart completeness:MHSDS' 0
lists 'values that are no codes' '"Zork", 5 rows: no code.' 'words Words' 0 0
linear 'differences' 1 1 'Find out why' '' '' 0 0
lists 'an action from a difference' 'Begin: Action.' 'differences' 1 0 0 0
lists 'what is not there' 'There is no series' 'chart nothing' 0
done_testing
