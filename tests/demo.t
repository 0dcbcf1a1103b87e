#!/bin/sh
# pcref demo: what it makes, that it makes the same again, and what it refuses.
PCREF_NOW=2026-11-22T06:00:00Z
export PCREF_NOW
n=0
ok() {
	n=$((n + 1))
	if [ "$1" -eq 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}
rows() { "$PCREF" --db "$TMP/a.db" "$1" list --csv --limit 1000 | tail -n +2; }
least() {
	got=$(rows "$1" | grep -c "$3")
	[ "$got" -ge "$2" ]
	ok $? "$4"
	[ "$got" -ge "$2" ] || echo "# $got of $2"
}

"$PCREF" --db "$TMP/a.db" demo > "$TMP/said"
ok $? 'a trust is made'
grep -q '^Made Northgate .*(invented): Actions [0-9]*,' "$TMP/said"
ok $? 'it says what it made'

for state in not_reported draft agreed in_progress paused done verified cancelled \
	superseded merged; do
	least action 1 "^ACT-[0-9]*,.*,$state," "an action is $state"
done
for state in received acknowledged considered planned changed told; do
	least feedback 3 "^FB-[0-9]*,.*,$state," "feedback is $state"
done
least action 40 '^ACT' 'about forty actions'
least feedback 150 '^FB' 'about 150 pieces of feedback'
least plan 1 superseded 'a plan is superseded'
least person 20 '^PER' 'people'
least person 1 'Olufẹ́mi Bello' 'a name keeps its marks'
least person 1 "Zoë O'Brien" 'and its apostrophe'
least person 1 '张伟' 'a name in Chinese'
least person 1 'فاطمہ خان' 'a name in Urdu'
least unit 12 ',T0[01][0-9]' 'twelve teams with their codes'
least rating 20 '^RAT' 'ratings'
least evidence 5 ',self,' 'evidence on its own word'
least evidence 5 ',independent,' 'evidence that others verified'
least evidence 20 '^EVD' 'evidence'
least route 4 'RTE' 'ways to give feedback'
least meeting 4 ',\(held\|approved\),' 'meetings that were held'
least decision 1 ',provisional,' 'a decision that waits to be ratified'
least membership 20 '^SEA' 'seats'
least risk 3 '^RSK' 'risks'
# Of the coming meeting five members have sent apologies, four of them from
# communities, service users and carers: five of ten are left, one of five.
"$PCREF" --db "$TMP/a.db" meeting roll 'Partnership Group, winter' > "$TMP/out"
grep -qx 'Will be quorate: no, 5 of 7; community seats 1 of 2; chair present' "$TMP/out"
ok $? 'a coming meeting will not be quorate'
least duty 10 '^DTY' 'ten duties'
[ "$(rows setting | grep -c 'no such trust')" -eq 1 ]
ok $? 'the notice says that it is invented'

# Slipped once, twice, three times: each move asked why and was counted.
for moves in 1 2 3; do
	"$PCREF" --db "$TMP/a.db" action list --json --limit 100 |
		jq -e --arg m "$moves" 'any(.[]; (.moves | tostring) == $m and .due_reason != "")' \
		> "$TMP/out"
	ok $? "an action moved $moves times, with a reason"
done
"$PCREF" --db "$TMP/a.db" action list --json --limit 100 > "$TMP/actions"
jq -e 'any(.[]; .same_person == "yes") and any(.[]; .same_person == "no")' \
	"$TMP/actions" > "$TMP/out"
ok $? 'verified by its own lead, and by others'
jq -e 'all(.[]; .state != "verified" or (.verified_by != null and .verified_by != ""))' \
	"$TMP/actions" > "$TMP/out"
ok $? 'it is known who verified'

"$PCREF" --db "$TMP/a.db" audit verify > "$TMP/out"
ok $? 'the history holds'
"$PCREF" --db "$TMP/a.db" action history "Publish the plan in Easy Read and in four languages" \
	--csv > "$TMP/out"
[ "$(wc -l < "$TMP/out")" -ge 6 ]
ok $? 'an action has a history'
sed '1d' "$TMP/out" | cut -d, -f2 | sort -r > "$TMP/sorted"
sed '1d' "$TMP/out" | cut -d, -f2 | cmp -s - "$TMP/sorted"
ok $? 'in the order of its days'
! grep -q '2026-11-22' "$TMP/out"
ok $? 'nothing of it happened today'

# The extracts, and in them what was planted: a default of 99, an overuse of S,
# a step, a drift, a month gone wrong.
counts() { "$PCREF" --db "$TMP/a.db" data counts --dataset MHSDS --by "$1" --csv | tail -n +2; }
[ "$(counts team | wc -l)" -eq 12 ]
ok $? 'twelve teams are counted'
[ "$(counts month | grep -vc unknown)" -eq 24 ]
ok $? 'over 24 months'
counts team,code > "$TMP/codes"
counts team,month,class > "$TMP/classes"
# The share, in per cent, of the rows of a file that match, of those of a group.
share() {
	awk -F, -v one="$2" -v all="$3" '$0 ~ all { n += $NF; if ($0 ~ one) k += $NF }
		END { print n ? int(100 * k / n) : 0 }' "$1"
}
[ "$(share "$TMP/codes" '^T006,99,' '^T006,')" -ge 30 ] &&
	[ "$(share "$TMP/codes" ',99,' '^T00[1-57-9],')" -le 10 ]
ok $? 'one team where 99 is filled in by itself'
[ "$(share "$TMP/codes" '^T008,S,' '^T008,')" -ge 12 ] &&
	[ "$(share "$TMP/codes" ',S,' '^T00[1-79],')" -le 6 ]
ok $? 'one that overuses S'
[ "$(share "$TMP/classes" ',known,' '^T004,2026-0[3-9],')" -ge \
	$(($(share "$TMP/classes" ',known,' '^T004,202[45]-1[0-2],') + 8)) ]
ok $? 'one that got better'
[ "$(share "$TMP/classes" ',not_stated,' '^T010,2026-')" -ge \
	$(($(share "$TMP/classes" ',not_stated,' '^T010,202[45]-') + 3)) ]
ok $? 'one that drifts to "not stated"'
[ "$(share "$TMP/classes" ',missing,' '^T002,2025-11,')" -ge 25 ] &&
	[ "$(share "$TMP/classes" ',missing,' '^T002,2025-10,')" -le 5 ]
ok $? 'one with a month that went wrong'

"$PCREF" --db "$TMP/a.db" report --year 2025/26 --as-at 2026-03-31 -o "$TMP/year.txt" \
	> "$TMP/out" && grep -q 'Of 10 duties .* and [0-4] not assessed' "$TMP/year.txt"
ok $? 'most duties were assessed by the end of the year that is reported'

# Undo takes back the last thing that whoever sits here did.
cp "$TMP/a.db" "$TMP/u.db"
"$PCREF" --db "$TMP/u.db" undo > "$TMP/out" && "$PCREF" --db "$TMP/u.db" redo > "$TMP/out"
ok $? 'the last change can be undone and redone'

before=$(cksum < "$TMP/a.db")
"$PCREF" --db "$TMP/a.db" demo > "$TMP/out" 2> "$TMP/err"
[ $? -eq 73 ] && grep -q 'nothing was changed' "$TMP/err" &&
	[ "$before" = "$(cksum < "$TMP/a.db")" ]
ok $? 'a file with rows is refused and left alone'
"$PCREF" --db "$TMP/own.db" person add Ana Ito > "$TMP/out"
"$PCREF" --db "$TMP/own.db" demo > "$TMP/out" 2> "$TMP/err"
[ $? -eq 73 ] && grep -q 'People: 1' "$TMP/err"
ok $? "a trust's own file is refused"
[ "$("$PCREF" --db "$TMP/own.db" person list --csv | wc -l)" -eq 2 ]
ok $? 'and nobody was added to it'

"$PCREF" --db "$TMP/b.db" demo > "$TMP/out"
same=0
for ent in action plan objective milestone update evidence feedback theme route duty competency \
	rating driver body person organisation unit dataset setting term; do
	for db in a b; do
		"$PCREF" --db "$TMP/$db.db" $ent list --csv --limit 1000 > "$TMP/$db.csv"
		"$PCREF" --db "$TMP/$db.db" data counts --by team,month,code --csv >> "$TMP/$db.csv"
	done
	cmp -s "$TMP/a.csv" "$TMP/b.csv" || { same=1; echo "# $ent differs"; }
done
ok $same 'the same day gives the same rows'

# It looks alive on any day: nothing shown depends on the day it was written.
for now in 2026-01-01 2028-02-29 2027-04-03; do
	PCREF_NOW=${now}T23:30:00Z "$PCREF" --db "$TMP/$now.db" demo > "$TMP/out" 2>&1
	ok $? "made on $now"
done

# Trusts of the NHS that bear a place's or a person's name, and some others.
for ent in action feedback organisation unit evidence plan route body; do rows $ent; done |
	grep -iE 'maudsley|tavistock|camden|mersey care|oxleas|lambeth|birmingham|rotherham' \
	> "$TMP/out"
[ ! -s "$TMP/out" ]
ok $? 'no trust is named that there is'
echo "1..$n"
