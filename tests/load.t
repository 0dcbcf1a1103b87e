#!/bin/sh
# pcref data: profiles, mapped values, people, totals, what moved, what differs.
# All counts are counted by hand in the files below.
. tests/tap.sh
export PCREF_DB="$TMP/x.db" PCREF_NOW=2026-11-22T06:00:00Z
cd "$TMP" || exit 1
loads() { [ "$("$P" data loads --csv | grep -c ',kept,')" -eq "$1" ]; }
"$P" init > init

# Twelve rows: five of a label that is no code, one of another.
cat > labels.csv <<END
Ethnic origin,TeamCode,ReferralDate,PatientID
White British,T1,2026-04-01,P1
White British ,T1,2026-04-02,P2
White British,T1,2026-04-03,P3
White British,T2,2026-04-04,P4
White British,T2,2026-05-04,P4
Z,T2,2026-05-04,P3
N,T2,2026-06-04,P1
M,T2,2026-06-05,P1
Klingon,T2,2026-06-06,P5
,T2,2026-06-07,P6
A,T2,2026-06-08,P7
99,T2,2026-06-09,
END
ok 'a total that differs keeps nothing' \
	sh -c '"$0" data import labels.csv --dataset M --map "ethnic=Ethnic origin" \
	--expect-total 13 --no-input > said 2>&1; [ $? -eq 1 ] && grep -q "difference -1" said' "$P"
holds 'not the load, nor its data set' 'loads 0 && [ "$("$P" dataset list --csv | wc -l)" -eq 1 ]'
holds 'nor its rejects' '! ls *-rejects* 2> /dev/null'
holds 'the first file of a profile makes it' '"$P" data import labels.csv --dataset M \
	--map "ethnic=Ethnic origin" --profile M --expect-total 12 --no-input > said 2> told &&
	grep -q "made the profile M" told && "$P" data profile show M | grep -q "ethnic=Ethnic origin"'
holds 'what was not understood is listed with its rows' \
	'grep -q "Not understood: 6," said && grep -q "5: \"White British\", perhaps A" said'
holds 'and kept where five rows have it' '"$P" data map --csv > got &&
	printf "value,rows,likely\nWhite British,5,A\n" > want && cmp got want'
ok 'the same file is not loaded twice' \
	sh -c '"$0" data import labels.csv --profile M --no-input 2>&1 | grep -q "load 1 of M; nothing"' "$P"
holds 'a mapping is dry at first' '"$P" data map "White British" A --dry-run | grep -q Would &&
	[ "$("$P" mapping list --csv | wc -l)" -eq 1 ]'
holds 'a value is mapped once' '"$P" data map "white  BRITISH" A && loads 1'
refuses 'to a code that there is' 65 'it can be|code' "$P" data map Klingon Q
holds 'the same file is loaded again under the new map, and says what moved' \
	'"$P" data import labels.csv --profile M --no-input > said 2>&1 && loads 2 &&
	grep -q "A: 1 before, 6 now, +5" said && grep -q "invalid: 6 before, 1 now, -5" said &&
	grep -q "Mapped: 5" said || { cat said; false; }'
holds 'but not a third time' '"$P" data import labels.csv --profile M --no-input > said && loads 2'
"$P" data diff 1 2 --by class --csv > got 2> told
cat > want <<END
class,before,now,change,new,resolved,persisting,reading
invalid,6,1,-5,0,5,1,fewer
known,3,8,5,5,0,3,known
END
ok 'two loads are compared by class' cmp want got
"$P" data diff 2 --by team,code --csv > got 2> told
cat > want <<END
team,code,before,now,change,new,resolved,persisting,reading
T1,A,0,3,3,3,0,0,more
T1,invalid,3,0,-3,0,3,0,fewer
T2,A,1,3,2,2,0,1,more
T2,invalid,3,1,-2,0,2,1,fewer
END
ok 'by team and code, against the one before' cmp want got
refuses 'the first has none before it' 66 'is the first' "$P" data diff 1
refuses 'a load that is none' 66 'there is no load 9' "$P" data diff 9

# P1: A, N, M: known, the latest by month is June, of two in June the last row (M).
# P2 A; P3 A (known before Z); P4 A in May, T2; P5 invalid; P6 missing; P7 A; a row
# without an identifier: 99.  Conflict: P1.  Recoverable: P3's Z.
"$P" data import labels.csv --profile M --count people --no-input > said 2>&1
ok 'people are counted' grep -q 'People: 8' said
ok 'with different codes, and recoverable' \
	grep -q 'different known codes 1; known on another row than the one at hand: 1 row' said
"$P" data counts --by code,month --csv > got 2> told
cat > want <<END
code,month,n
99,2026-06,1
A,2026-04,2
A,2026-05,1
A,2026-06,1
M,2026-06,1
invalid,2026-06,1
missing,2026-06,1
END
ok 'each once, where the latest row stands that says most' cmp want got
holds 'a load says what it counted' '"$P" data loads --json | jq -e ".[0].counted == \"people\" and .[1].counted == \"rows\""'
refuses 'what is neither' 64 'rows or people' "$P" data import labels.csv --profile M --count heads
printf 'EthnicCategory\nA\n' > bare.csv
refuses 'people without an identifier' 65 'map person=HEADER' \
	"$P" data import bare.csv --dataset M --count people --no-input
holds 'a profile can be changed' '"$P" data profile edit M --counting people &&
	"$P" data profile show M | grep -qi "people"'
refuses 'but not to nonsense' 65 'FIELD=HEADER' "$P" data profile edit M --columns-named Ethnic
holds 'and removed' '"$P" data profile remove M && ! "$P" data profile show M 2> told'
holds 'those of published files are there' '"$P" data profile list --csv | grep -q published-monthly'
holds 'the newest load is current, those before are replaced' '"$P" data loads --csv > got &&
	grep -q "^3,M,2026-11-22,current,0," got && grep -q "^2,M,2026-11-22,replaced,0," got'
holds 'and stale when it is older than the setting says' \
	'PCREF_NOW=2027-01-07T06:00:00Z "$P" data loads --csv | grep -q "^3,M,2026-11-22,stale,46,"'
"$P" data columns labels.csv --csv > got
cat > want <<END
column,taken_for,rows,empty,distinct,shortest,longest
Ethnic origin,ethnic,12,1,7,1,13
TeamCode,team,12,0,2,2,2
ReferralDate,date,12,0,11,10,10
PatientID,person,12,1,7,2,2
END
ok 'what each column holds' cmp want got
holds 'undo takes a load back' '"$P" data loads --csv > a && "$P" undo > said && cat said'
done_testing
