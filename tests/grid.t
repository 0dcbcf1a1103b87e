#!/bin/sh
# The completeness grid: keys in, the last screen out.
. tests/tap.sh
export TERM=xterm-256color LC_ALL=C.UTF-8 LINES=16 COLUMNS=80
export PCREF_NOW=2026-11-22T06:00:00Z PCREF_DB=$TMP/t.db

# 2 of 3 known, 1 of 2, 4 of 4, and a row without a date: by hand below.
cat > "$TMP/in.csv" <<END
EthnicCategory,CareProfTeamLocalID,TeamName,ReferralRequestReceivedDate
A,T1,Crisis team,2026-09-01
B,T1,Crisis team,2026-09-02
99,T1,Crisis team,2026-09-03
Z,T1,Crisis team,2026-10-01
C,T1,Crisis team,2026-10-02
A,T2,"Ward Ł ""blue""",2026-10-01
A,T2,"Ward Ł ""blue""",2026-10-02
A,T2,"Ward Ł ""blue""",2026-10-03
A,T2,"Ward Ł ""blue""",2026-10-04
,T2,"Ward Ł ""blue""",
END
keys() {
	# shellcheck disable=SC2059
	printf "$1" > "$TMP/keys"
	PCREF_KEYS=$TMP/keys PCREF_DUMP=$TMP/full "$P" screen 2> "$TMP/said" &&
		grep -v '^$' "$TMP/full" > "$TMP/got"
}
shows() {
	cat > "$TMP/want"
	keys "$2" && diff -u "$TMP/want" "$TMP/got" > "$TMP/said"
	tell $? "$1" "$TMP/said"
}
has() {
	keys "$2" && cp "$TMP/got" "$TMP/said" && grep -qF -- "$3" "$TMP/got"
	tell $? "$1" "$TMP/said"
}
down='\033OB' right='\033OC'

"$P" init > "$TMP/said"
has 'nothing loaded: it says how to' d 'No extract has been loaded yet.'
real=$PCREF_DB PCREF_DB=$TMP/i.db
"$P" init > "$TMP/said"
has 'I asks which file' dI 'Which file?'
has 'a file that is none is said' "dI$TMP/none.csv\rMHSDS\r\r\r" 'There is no file'
has 'what was read is told before it is kept' "dI$TMP/in.csv\rMHSDS\r\r\r" 'read 10, accepted 10, rejected 0'
has 'n keeps nothing' "dI$TMP/in.csv\rMHSDS\r\r\rn\r" 'Nothing was kept.'
has 'y keeps it, and shows it' "dI$TMP/in.csv\rMHSDS\r31/10/2026\r\ry\r" 'Loaded 10 rows as load 1 of MHSDS.'
"$P" data loads --csv > "$TMP/said"
ok 'it is a load like another' grep -q '^1,MHSDS,2026-10-31,' "$TMP/said"
has 'a day that is none is said' "dI$TMP/in.csv\rMHSDS\r31/2/2026\r\r" 'is no day'
has 'people where no column says whose rows they are' "dI$TMP/in.csv\rMHSDS\r\rpeople\r" 'People cannot be counted'
cat > "$TMP/month.csv" <<END
REPORTING_PERIOD_START,REPORTING_PERIOD_END,STATUS,BREAKDOWN,PRIMARY_LEVEL,PRIMARY_LEVEL_DESCRIPTION,SECONDARY_LEVEL,SECONDARY_LEVEL_DESCRIPTION,MEASURE_ID,MEASURE_NAME,MEASURE_VALUE
01/04/2026,30/06/2026,Final,England; Ethnicity,A,British,NONE,NONE,MHS81,Detentions,70
01/04/2026,30/06/2026,Final,England; Ethnicity,England,England,M,Caribbean,MHS81,Detentions,*
01/04/2026,30/06/2026,Final,Provider,RV5,TRUST,NONE,NONE,XXX9,No such,3
END
has 'published figures too: what was read' "dI$TMP/month.csv\rpublished-monthly\r" 'read 3 rows, hidden by the publisher 1; 2 figures, and 1'
has 'kept, or not' "dI$TMP/month.csv\rpublished-monthly\rn\r" 'Nothing was kept.'
has 'kept' "dI$TMP/month.csv\rpublished-monthly\ra\r" 'Kept 3 figures as load 1 of figures, 1 of them hidden.'
has 'and not twice' "dI$TMP/month.csv\rpublished-monthly\ry\r" 'load 1 of figures already'
PCREF_DB=$real
"$P" data import "$TMP/in.csv" --dataset MHSDS > "$TMP/said" 2>&1

shows 'teams and months, the most to ask first' d <<'END'
 Data › MHSDS › known ethnicity by team and month                known / all, %
────────────────────────────────────────────────────────────────────────────────
                                 2026      no
 Team               rows   to ask Sep Oct day  trend
 All teams            10        2  67  83   0  too few
 Crisis team           5        1  67  50  --  too few
 Ward Ł "blue"         5        1  -- 100   0  too few
────────────────────────────────────────────────────────────────────────────────
 All teams, all months: 7 known of 10 rows = 70% (40 to 89). Not stated 1, Not
 known 1, Invalid 0, Missing 1. File in.csv, loaded 22 November 2026.
 Known ethnicity 70.0%; the data set has no target.
 Enter open  c checks  t chart  / search  Tab data set  s sort  ? help  Esc back
@4,0
END
has 'a month of a team has the focus, and its sentence' "d$down$right$right" \
	'Crisis team, October 2026: 1 known of 2 rows = 50% (9 to 91).'
has 'and the cursor' "d$down$right$right" '@5,38'
has 'without a month' "dG${right}llll" \
	'Ward Ł "blue", no month: 0 known of 1 rows = 0% (0 to 79).'
has 'sorted: least known first' 'dss' 'Sorted: least known first.'
COLUMNS=44
has 'the pace is told whole where lines are short' d ' target.'
COLUMNS=80
has 'why: the rule, the load and the file' dw \
	'with 95 per cent Wilson limits. Load 1 of MHSDS,'
has 'read aloud' 'dj=' 'Crisis team, all months: 3 known of 5 rows = 60%'
shows 'Enter: the five classes and every rate, with its parts and rule' \
	"d$down$right\n$down$down" <<'END'
 Data › MHSDS › Crisis team, September 2026             numerator / denominator
────────────────────────────────────────────────────────────────────────────────
 Known                      2 /          3   66.7% (20.8 to 93.9)   ███████▎░░░
 Not stated                 0 /          3    0.0% (0.0 to 56.1)    ░░░░░░░░░░░
 Not known                  1 /          3   33.3% (6.1 to 79.2)    ███▋░░░░░░░
 Invalid                    0 /          3    0.0% (0.0 to 56.1)    ░░░░░░░░░░░
 Missing                    0 /          3    0.0% (0.0 to 56.1)    ░░░░░░░░░░░
 Asked                      2 /          3   66.7% (20.8 to 93.9)   ███████▎░░░
 DQMI complete              3 /          3  100.0% (43.9 to 100.0)  ███████████
 DQMI valid                 3 /          3  100.0% (43.9 to 100.0)  ███████████
 DQMI item score            2 /          3    66.7                  ███████▎░░░
────────────────────────────────────────────────────────────────────────────────
 Not known: not known / all. 99: the person was not asked, or could not be.
 Enter open  / search  u undo  o other lists  ? help  : commands  Esc back
@4,0
END
has 'a rate read aloud' "d$down\n=" \
	'Known: 3 of 5 rows, 60.0 per cent, between 23.1 and 88.2.'
has 'Tab where there is no other data set' 'd\t' 'No other data set'
"$P" data import "$TMP/in.csv" --dataset Local > "$TMP/said" 2>&1
has 'Tab goes to the next data set' 'd\t' 'Data › MHSDS › known'
has 'undo withdraws the load' 'du' 'Undone: load 2 of Local is withdrawn'
LINES=1 COLUMNS=1 has 'one cell is enough' 'djjl\n' '@0,0'
LINES=8 COLUMNS=40 has 'a small screen scrolls' 'dG' 'Ward'

# The same job line by line.
hears() {
	printf '%s\n' "$2" "$3" | TERM=dumb "$P" screen > "$TMP/said" 2>&1 &&
		grep -qF -- "$4" "$TMP/said"
	tell $? "$1" "$TMP/said"
}
hears 'line by line: a team' data 0 \
	'2. Crisis team, all months: 3 known of 5 rows = 60% (23 to 88).'
hears 'line by line: its months' data 2 \
	'Crisis team, September 2026: 2 known of 3 rows = 67% (21 to 94).'
hears 'line by line: its rates' data 2 'Asked: 4 of 5, 80.0 per cent'
done_testing
