#!/bin/sh
# What of a data set can be believed: the index, whom to ask, every check,
# campaigns, and where a number comes from.
. "${0%/*}/tap.sh"
PCREF_DB=$TMP/x.db
PCREF_NOW=2026-11-22T06:00:00Z
export PCREF_DB PCREF_NOW

# rows N CODE TEAM DAY
rows() { awk -v n="$1" -v r="$2,$3,A,$4" 'BEGIN { while (n-- > 0) print r }'; }
extract() { echo EthnicCategory,CareProfTeamLocalID,ServTeamTypeMH,ReferralRequestReceivedDate; }
load() { "$PCREF" data import "$1" --dataset "$2" --as-at "$3" --no-input > "$TMP/out" 2> "$TMP/err"; }

# ---- data.md 2: 10,000 records, 900 Z, 600 "99", 50 invalid, 450 blank ----
{
	extract
	rows 6000 A T1 2026-10-01
	rows 2000 N T2 2026-10-01
	rows 900 Z T1 2026-10-01
	rows 600 99 T2 2026-10-01
	rows 50 XX T1 2026-10-01
	rows 450 '' T3 2026-10-01
} > "$TMP/ten.csv"
load "$TMP/ten.csv" Ten 2026-10-31
"$PCREF" data dqmi --csv > "$TMP/dqmi"
for line in complete,DQMI\ complete,95.5 valid,DQMI\ valid,99.5 item,DQMI\ item\ score,89.0 \
	coverage,Coverage,100.0 score,DQMI\ of\ the\ data\ set,89.0; do
	holds "$line" 'grep -q "^$line," "$TMP/dqmi"'
done
# Known, 99 as known adds 600 / 10,000 = 6 points; the blanks 4.5; invalid 0.5.
holds 'what moves it most' '"$PCREF" data dqmi | grep -q "600 records that are Not known would add 6.0 points"'
"$PCREF" setting edit dqmi.threshold --value 4 > "$TMP/out"
# 600 - 0.04 * 10,000 = 200 over: (8,000 + 900 + 600 - 200) / 10,000.
holds 'a threshold forgives' '"$PCREF" data dqmi --csv | grep -q "^item,DQMI item score,93.0,"'
# Only T2 600 of 2,600, T3 450 of 450, T1 50 of 6,950.
holds 'whom to ask first, by people' '[ "$("$PCREF" data ask --csv | cut -d, -f1,3,4 | tr "\n" " ")" = "team,to_ask,records T2,600,2600 T3,450,450 T1,50,6950 " ]'
holds 'no target, no pace' '"$PCREF" data ask | grep -q "Known ethnicity 80.0%; the data set has no target"'

# ---- coverage: the periods that were expected ----
# A month each: from April to October seven were to be sent, and only October was.
covers() { [ "$("$PCREF" data dqmi --dataset Ten --csv | grep -E "^(sent|expected|coverage|score)," | cut -d, -f3 | tr "\n" " ")" = "$1" ]; }
holds 'from the first month with records' 'covers "1 1 100.0 93.0 "'
"$PCREF" dataset edit Ten --submitted-from 2026-04-20 > "$TMP/out"
# 93.0 x 1 / 7.
holds 'from the month that the data set names' 'covers "1 7 14.3 13.3 "'
holds 'which months lack' '"$PCREF" data dqmi --dataset Ten --csv | grep "^sent," | grep -q "April 2026, May 2026, June 2026, July 2026, August 2026, September 2026"'
{ extract; rows 40 A T1 2026-09-03; } > "$TMP/sept.csv"
load "$TMP/sept.csv" Ten 2026-09-30
holds 'a month that an earlier load was of was sent' 'covers "2 7 28.6 26.6 "'
holds 'what moves it most are those that lack' '"$PCREF" data dqmi --dataset Ten | grep -q "2 of 7 periods were sent; sending the rest (April 2026"'
"$PCREF" dataset edit Ten --submitted-every quarter > "$TMP/out"
# July to September by September's load, October to December has records though it runs.
holds 'quarters' 'covers "2 3 66.7 62.0 "'
"$PCREF" dataset edit Ten --submitted-from 2027-01-01 > "$TMP/out"
holds 'where none is expected there is no coverage, not 0' 'covers "0 0 "'
"$PCREF" dataset edit Ten --submitted-from "" --submitted-every "" > "$TMP/out"
"$PCREF" data withdraw 2 > "$TMP/out"
holds 'withdrawn it was not sent' 'covers "1 1 100.0 93.0 "'

# ---- two at once ----
holds 'teams down, classes across, with their sums' '"$PCREF" data cross team class --dataset Ten --csv > "$TMP/csv" &&
	[ "$(tr "\n" " " < "$TMP/csv")" = "team,known,not_stated,not_known,invalid,missing,all T1,6000,900,0,50,0,6950 T2,2000,0,600,0,0,2600 T3,0,0,0,0,450,450 all,8000,900,600,50,450,10000 " ]'
# 600 of T2's 2,600; of all 600 that are not known, T2 has all.
holds 'per cents of rows' '"$PCREF" data cross team class --dataset Ten --by row --csv | grep -qx "T2,76.9,0.0,23.1,0.0,0.0,100.0"'
holds 'and of columns' '"$PCREF" data cross team class --dataset Ten --by column --csv | grep -qx "T2,25.0,0.0,100.0,0.0,0.0,26.0"'
refuses 'two different ones' 64 'not "team"' "$PCREF" data cross team team
cat > "$TMP/sex.csv" <<END
metric,period,dimension,category,numerator
MHS76,2026-Q2,ethnicity+sex,A+female,30
MHS76,2026-Q2,ethnicity+sex,A+male,50
MHS76,2026-Q2,ethnicity+sex,N+female,3
MHS76,2026-Q2,ethnicity+sex,N+male,*
END
"$PCREF" metric observe "$TMP/sex.csv" > "$TMP/out"
# What the file hid is not 0, nor is any sum with it known.
holds 'a metric by two characteristics' '"$PCREF" metric cross MHS76 --csv > "$TMP/csv" 2> "$TMP/err" && [ "$(tr "\n" " " < "$TMP/csv")" = "ethnicity+sex,female,male,all Black African,3,, White British,30,50,80 all,33,, " ]'
# 3 is hidden, 30 lest it be worked out from 33, and 50 lest 30 be from 80.
holds 'for others without what is small' '"$PCREF" metric cross MHS76 --public --csv 2> "$TMP/err" > "$TMP/csv" && grep -qx "Black African,\[c\],not known,not known" "$TMP/csv" && grep -qx "White British,\[c\],\[c\],80" "$TMP/csv"'
refuses 'one that was not counted so' 66 'by two characteristics' "$PCREF" metric cross MHS81

# ---- checks ----
check() { "$PCREF" data checks --csv | grep "^$1," | cut -d, -f3,4; }
holds 'checks: exit 1 where one fails' '"$PCREF" data checks > "$TMP/out"; [ $? = 1 ]'
# T2: 600 of 2,600 are 23 per cent; elsewhere none.
checkis() { [ "$("$PCREF" data checks "$1" --csv | tail -n +2 | cut -d, -f1 | tr "\n" " ")" = "$2" ]; }
holds '99 as a default in T2' 'checkis default-99 "T2 "'
# T1 all A, T2 all N, and neither is so elsewhere.
holds 'one code for everybody' 'checkis one-code "T1 T2 "'
holds 'blanks in T3' 'checkis blanks "T3 "'
# 50 of 6,950 are 0.7 per cent: under one.
holds 'invalid under its threshold passes' 'checkis invalid ""'
holds 'with failures, and how many' '"$PCREF" data checks --csv | grep -q "^invalid,Invalid codes,pass with failures,0,1,\"50 found, under the threshold\""'
holds 'nothing at all is a pass' '"$PCREF" data checks --csv | grep -q "^rising-z,.*,pass,0,,nothing found"'
"$PCREF" setting add check.invalid --value some > "$TMP/out" 2>&1
holds 'a threshold that is no number is an error, not nothing' '"$PCREF" data checks invalid > "$TMP/out"; [ $? = 1 ] &&
	"$PCREF" data checks --csv | grep -q "^invalid,Invalid codes,error,0,.*the setting check.invalid is"'
holds 'of that check alone' '"$PCREF" data checks rising-z > "$TMP/out"'
"$PCREF" setting remove check.invalid > "$TMP/out" 2>&1
"$PCREF" setting add check.invalid --value 0 > "$TMP/out" 2>&1
holds 'a threshold is a setting' 'checkis invalid "T1 "'
holds 'a page says what, why, rule and how to fix it' '"$PCREF" data checks default-99 > "$TMP/out"
	grep -q "What it looks for" "$TMP/out" && grep -q "at least 20 per cent" "$TMP/out" && grep -q "How to fix it" "$TMP/out"'
holds 'without a Census it is not run, not passed' '"$PCREF" data checks --csv | grep -q "^any-other,.*,not run,0"'
holds 'where rows were counted, people were not compared, and it says what to do' \
	'"$PCREF" data checks --csv | grep -q "^same-person,.*,not run,0,,.*rows were counted.*--count people"'
holds 'nor days counted where there is no such column' '"$PCREF" data checks --csv | grep -q "^delay,.*,not run,0,90,.*--map recorded=HEADER"'
holds 'nor is there a load before' '"$PCREF" data checks --csv | grep -q "^gain,.*,not applicable,0"'
refuses 'no such check' 64 'no check "blank"' "$PCREF" data checks blank

# ---- what the import counts beside codes ----
# 40 of T1 recorded 100 days late, 60 of T2 the day after; A1 and N1 5 each; p1 White and Black,
# p2 two Black codes, p3 known and 99, p4 and p5 share a number, p6 has two.
{
	echo LocalPatientId,NHSNumber,EthnicCategory,CareProfTeamLocalID,ReferralRequestReceivedDate,EthnicityRecordedDate
	for i in 1 2 3 4 5 6 7 8; do
		for c in A1 B M N K; do echo "person-a$i$c,number-1$i$c,$c,T1,2026-01-01,2026-04-11"; done
	done
	for i in 1 2 3 4 5; do
		for c in N1 B M N K A C D E F G L; do echo "person-b$i$c,number-2$i$c,$c,T2,2026-01-01,02/01/2026"; done
	done
	printf '%s,T3,2026-01-01,\n' p1,31,A p1,31,N p2,32,M p2,32,N p3,33,A p3,33,99 p4,34,A p5,34,A p6,36,A p6,37,A
	for w in NULL NULL NULL NULL NULL 9 9 9 9 9 9 x x x x x 17 17 17 17 17 Chinese Chinese Chinese Chinese \
		Chinese rare; do echo ",,$w,T3,2026-01-01,"; done
} > "$TMP/beside.csv"
"$PCREF" data import "$TMP/beside.csv" --dataset Beside --as-at 2026-10-31 --count people --map nhs=NHSNumber --no-input > "$TMP/out"
of() { "$PCREF" data checks "$1" --dataset Beside --csv | tail -n +2; }
holds 'the median of all is one day, of T1 a hundred' '[ "$(of delay)" = "T1,40,\"T1: recorded 100 days after the referral, by the median of 40 records.\"" ]'
holds 'and said at the import' 'grep -q "Recorded by the median 1 day after the referral, three of four within 100 (100 rows)" "$TMP/out"'
# 8 A1 and 5 N1.
holds 'one second character under two codes' 'of local-codes | grep -q "^,13,.*character 1 stands under several national codes: AN"'
# 100 of a and b, p1 to p6, and 27 that nobody is named on.
holds 'different groups, one group, and not known' '[ "$(of same-person | cut -d, -f2 | tr "\n" " ")" = "1 1 1 " ]'
holds 'known on another row' 'of recoverable | grep -q "^,1,\"Rows not known of people known on another row: 1, 0.7%"'
holds 'a shared number, and two numbers' '[ "$(of duplicates | cut -d, -f2 | tr "\n" " ")" = "2 1 " ]'
holds 'what stands for a code, by sort' 'of words > "$TMP/out" && grep -q "^,6,\"9, withdrawn" "$TMP/out" && grep -q "^,5,\"NULL, -1" "$TMP/out" &&
	grep -q "^,5,\"X, not known in hospital statistics: 5 records (x)" "$TMP/out" && grep -q "^,5,numbers as of the 2021 Census: 5 records (17)" "$TMP/out" &&
	grep -q "^,5,labels of groups: 5 records (Chinese)" "$TMP/out" && ! grep -q rare "$TMP/out"'
# 13 of 137 have one.
holds 'a form apart' 'of forms | grep -q "^,13,\"A local second character: 13 records, 9.5 per cent"'
holds 'no identifier is in the file' '! grep -qa "person-a1\|number-1" "$PCREF_DB"'
"$PCREF" setting add check.delay --value 100 > "$TMP/out"
holds 'a threshold in days is a setting too' '[ -z "$(of delay)" ]'

# England, Census 2021, in thousands: 5,263 of 56,490 in C, G, L, P and S... here two codes do.
cat > "$TMP/census.csv" <<END
metric,period,unit,category,numerator
CENSUS2021,2021-03-21,England,A,9000
CENSUS2021,2021-03-21,England,N,500
CENSUS2021,2021-03-21,England,S,300
CENSUS2021,2021-03-21,England,D,200
END
"$PCREF" metric observe "$TMP/census.csv" > "$TMP/out"
{ extract; rows 900 A T1 2026-10-01; rows 100 S T1 2026-10-01; } > "$TMP/other.csv"
load "$TMP/other.csv" Other 2026-10-31
# 1,000 known, 3 per cent expected: 30; 100 are 3.3 times that.  Mixed: 20 expected, none.
holds '"any other" 3.3 times the Census' '"$PCREF" data checks any-other --dataset Other --csv | grep -q "T1,100,.*3.3 times"'
holds 'Mixed groups low' 'checkis mixed-low " " || "$PCREF" data checks mixed-low --dataset Other --csv | grep -q "0 people of Mixed groups, 0.00"'

# ---- 100 per cent that can be believed: 1,000 more, nine in ten of them A ----
{ extract; rows 900 A T1 2026-09-01; rows 100 N T1 2026-09-01; rows 1000 '' T1 2026-09-01; } > "$TMP/was.csv"
{ extract; rows 1400 A T1 2026-09-01; rows 150 N T1 2026-09-01; rows 450 '' T1 2026-09-01; } > "$TMP/even.csv"
{ extract; rows 500 A T1 2026-09-01; rows 500 N T1 2026-09-01; rows 1000 '' T1 2026-09-01; } > "$TMP/half.csv"
{ extract; rows 950 A T1 2026-09-01; rows 550 N T1 2026-09-01; rows 500 '' T1 2026-09-01; } > "$TMP/guess.csv"
load "$TMP/was.csv" Even 2026-09-30
load "$TMP/even.csv" Even 2026-10-31
load "$TMP/half.csv" Guess 2026-09-30
load "$TMP/guess.csv" Guess 2026-10-31
holds 'a rise in the mix there was passes' '"$PCREF" data checks --dataset Even --csv | grep -q "^gain,.*,pass,0"'
# 450 of 500 new ones are A, 90 per cent, where A was half.
holds 'a rise of one code does not' '"$PCREF" data checks gain --dataset Guess --csv | grep -q "rose by 25.0 points, and A took 90 per cent of it"'

# ---- a jump in Z ----
{ extract; rows 190 A T1 2026-08-01; rows 10 Z T1 2026-08-01; rows 190 A T1 2026-09-01; rows 10 Z T1 2026-09-01
	rows 120 A T1 2026-10-01; rows 80 Z T1 2026-10-01; } > "$TMP/z.csv"
load "$TMP/z.csv" Z 2026-10-31
holds 'a jump in "not stated"' '"$PCREF" data checks jump-z --dataset Z --csv | grep -q "T1,80,.*40 per cent of the newest month, 5 before"'

# ---- pace ----
"$PCREF" dataset edit Guess --target-known 95 > "$TMP/out"
holds 'two loads are no pace' '"$PCREF" data ask --dataset Guess | grep -q "with fewer than three loads no pace"'
{ extract; rows 1000 A T1 2026-08-01; rows 2000 '' T1 2026-08-01; } > "$TMP/a.csv"
{ extract; rows 1000 A T1 2026-08-01; rows 1000 N T1 2026-09-01; rows 1000 '' T1 2026-09-01; } > "$TMP/b.csv"
{ extract; rows 1300 A T1 2026-08-01; rows 1400 N T1 2026-09-01; rows 300 '' T1 2026-09-01; } > "$TMP/c.csv"
load "$TMP/a.csv" Pace 2026-08-23
load "$TMP/b.csv" Pace 2026-09-22
load "$TMP/c.csv" Pace 2026-10-22
"$PCREF" dataset edit Pace --target-known 95 > "$TMP/out"
# 33.3, 66.7, 90.0 at 30 days apart: 28.3 points in 30 days; 5 more take 6 days.
holds 'at this pace' '"$PCREF" data ask --dataset Pace | grep -q "Known ethnicity 90.0%, target 95%; at this pace 95% in October 2026"'

holds 'the same below the rates' '"$PCREF" data completeness --dataset Pace | grep -q "^Pace: Known ethnicity 90.0%, target 95%; at this pace 95% in October 2026"'
"$PCREF" dataset edit Ten --target-known 99 > "$TMP/out"
holds 'and in a line at home, of the largest that can be told' '"$PCREF" home | grep -q "Pace: 90.0% known; at this pace 95% in October 2026"'

# ---- campaigns ----
"$PCREF" campaign add Letters --dataset Guess --started-on 2026-10-01 --ended-on 2026-10-20 \
	--sent 1000 --returned 30 --replied 400 --updated 380 > "$TMP/out"
"$PCREF" campaign effect Letters > "$TMP/out"
# 1,000 of 2,000 and 1,500 of 2,000.
holds 'before and after, with limits' 'grep -q "Asked 1000, undelivered 30 (3.0%), replied 400 (40.0%), records updated 380 (38.0%). Known ethnicity in Guess was 50.0% (47.8 to 52.2) on 30 September 2026 and 75.0% (73.1 to 76.8) on 31 October 2026: +25.0 points (+22.1 to +27.9), a clear rise" "$TMP/out"'
holds 'by code' '"$PCREF" campaign effect Letters --csv | grep -q "^A,White British,500,25.00,23.15,26.94,950,47.50,"'
refuses 'more answers than letters' 65 'than' "$PCREF" campaign add Odd --sent 10 --replied 11
"$PCREF" campaign add Early --dataset Guess --started-on 2020-01-01 > "$TMP/out"
{ echo LocalPatientId,EthnicCategory,ReferralRequestReceivedDate; for i in 1 2 3 4 5 6 7 8 9; do echo p1,,2026-08-01; done; echo p1,A,2026-08-01; } > "$TMP/rows.csv"
load "$TMP/rows.csv" Unlike 2026-08-31
"$PCREF" data import "$TMP/rows.csv" --dataset Unlike --as-at 2026-10-31 --count people --no-input > "$TMP/out"
"$PCREF" campaign add Unlike --dataset Unlike --started-on 2026-09-01 --ended-on 2026-09-30 > "$TMP/out"
# One row of ten is known, and one person of one: no campaign has done that.
refuses 'rows are not held against people' 66 'counts rows, and those after it do not' "$PCREF" campaign effect Unlike
holds 'nor is it a rise that a check could see' '"$PCREF" data checks --dataset Unlike --csv | grep -q "^gain,.*,not applicable,0,.*counts as it does"'
refuses 'nothing before it' 66 'no extract shows a day before' "$PCREF" campaign effect Early


# ---- what others may see ----
holds 'in public small counts are hidden and others rounded' '[ "$("$PCREF" data counts --dataset Other --by code --public --csv | tr "\n" " ")" = "code,n A,900 S,100 " ] &&
	"$PCREF" data counts --dataset Ten --by team,code --public --csv | grep -q "^T1,invalid,50$"'
printf '%s\n' EthnicCategory A A A N N N N N N > "$TMP/few.csv"
load "$TMP/few.csv" Few 2026-10-31
holds 'three are [c], six are five' '[ "$("$PCREF" data counts --dataset Few --by code --public --csv | tr "\n" " ")" = "code,n A,[c] N,5 " ]'
holds 'inside they are whole' '[ "$("$PCREF" data counts --dataset Few --by code --csv | tr "\n" " ")" = "code,n A,3 N,6 " ]'

holds 'an import as a row for other programs' '[ "$("$PCREF" data import "$TMP/few.csv" --dataset Few --as-at 2026-10-31 --csv --no-input | tail -n +2 | cut -d, -f1,3-11)" = \
	"loaded before,Few,2026-10-31,9,9,0,0,0,0,9" ]'

# ---- worklists ----
cat > "$TMP/people.csv" <<END
LocalPatientId,EthnicCategory,CareProfTeamLocalID,ReferralRequestReceivedDate
p1,A,T1,2026-10-01
p1,N,T1,2026-10-02
p2,,T2,2026-10-01
p2,K,T2,2026-10-03
p3,99,T1,2026-10-01
p4,Z,T1,2026-10-01
END
holds 'a worklist, counted' '"$PCREF" data worklist "$TMP/people.csv" -o "$TMP/ask.csv" > "$TMP/out" &&
	grep -q "known codes of different groups: 1" "$TMP/out" && grep -q "recoverable: 1" "$TMP/out" &&
	grep -q "to be asked: 1" "$TMP/out" && grep -q CONFIDENTIAL "$TMP/out"'
holds 'for its owner only' '[ "$(stat -c %a "$TMP/ask.csv")" = 600 ]'
holds 'with codes and lines' 'grep -qx "p1,T1,across,known codes of different groups,A N,2 3" "$TMP/ask.csv"'
holds 'who declined is left in peace' '! grep -q p4 "$TMP/ask.csv"'
holds 'nothing of it is in the database' '! grep -qa "p1,\|ask.csv" "$PCREF_DB"'
holds 'its counts for another program, and nobody in them' '"$PCREF" data worklist "$TMP/people.csv" -o "$TMP/ask2.csv" --json > "$TMP/json" &&
	[ "$(jq -r "map(select(.line == \"listed\")) | .[0].value" "$TMP/json")" = "$(($(wc -l < "$TMP/ask2.csv") - 1))" ] && ! grep -q P1 "$TMP/json"'
refuses 'never over what is there' 73 'cannot be made' "$PCREF" data worklist "$TMP/people.csv" -o "$TMP/ask.csv"
{
	printf 'Patient ID;Ethnicity\r\n'
	awk 'BEGIN { for (i = 0; i < 250000; i++) printf "p%d;%s\r\n", i % 125000, i < 125000 ? "" : "A" }'
	printf '\351t\351;Z"\r\np"9;A\r\np1;A;B\r\n\351t\351;\r\n'
} > "$TMP/large.csv"
holds 'of a quarter of a million rows in Windows-1252, and broken ones left out' '
	"$PCREF" data worklist "$TMP/large.csv" --map "person=Patient ID" -o "$TMP/large-ask.csv" > "$TMP/out" &&
	grep -q "recoverable: 125000$" "$TMP/out" && grep -q "to be asked: 1$" "$TMP/out" &&
	grep -q "broken: 3$" "$TMP/out" && grep -qx "été,,ask,.*,missing,250005" "$TMP/large-ask.csv"'
refuses 'whose row must be said' 65 'map person=HEADER' "$PCREF" data worklist "$TMP/ten.csv" -o "$TMP/none.csv"
# ---- why ----
sum=$(sha256sum "$TMP/ten.csv" | cut -d' ' -f1)
holds 'a share keeps its file, hash, rows, rule, who and when' '"$PCREF" why completeness:Ten > "$TMP/out" &&
	grep -q "8000 of 10000 = 80.0%" "$TMP/out" && grep -q "$sum" "$TMP/out" && grep -q "10000 of 10000 accepted" "$TMP/out" &&
	grep -q "known / all" "$TMP/out" && grep -q "on 22 November 2026" "$TMP/out"'
printf 'metric,period,category,numerator,denominator\nMHS76,2026-Q1,A,60,800\nMHS76,2026-Q1,N,30,200\n' > "$TMP/m.csv"
"$PCREF" metric observe "$TMP/m.csv" > "$TMP/out"
sum=$(sha256sum "$TMP/m.csv" | cut -d' ' -f1)
holds 'so does a metric' '"$PCREF" why metric:MHS76:2026-Q1 > "$TMP/out" && grep -q "$sum; lines 2 to 3" "$TMP/out" &&
	grep -q "Wilson limits" "$TMP/out"'
refuses 'what has no trail' 64 'no number with a trail' "$PCREF" why xyz
done_testing
