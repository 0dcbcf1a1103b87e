#!/bin/sh
# The working day of whoever keeps a plan: filters, views, one change of many
# rows, boards, reminders, the plan carried into the next year.  Rows are few,
# so that each expected answer can be seen from them.
. tests/tap.sh
export LC_ALL=C.UTF-8 PCREF_NOW=2026-11-22T06:00:00Z PCREF_DB=$TMP/t.db
export TERM=xterm LINES=24 COLUMNS=100 NO_COLOR=1
refs() { "$P" "$@" --tsv 2>&1 | sed 1d | cut -f1 | tr '\n' ' '; }
found() {	# found NAME REFS WORDS...: a list has these rows
	name=$1 want=$2
	shift 2
	got=$(refs "$@")
	[ "$got" = "${want:+$want }" ]
	bad=$?
	echo "got $got" > "$TMP/.said"
	tell $bad "$name" "$TMP/.said"
}
says() {	# says NAME TEXT COMMAND...: a line of it is the text
	name=$1 text=$2
	shift 2
	"$@" > "$TMP/.said" 2>&1
	grep -qFxe "$text" "$TMP/.said"
	tell $? "$name" "$TMP/.said"
}
screen() {	# screen NAME TEXT KEYS: the screen holds the text after the keys
	printf "$3" > "$TMP/keys"
	PCREF_KEYS=$TMP/keys PCREF_DUMP=$TMP/full "$P" screen action 2> "$TMP/.said"
	grep -qF -- "$2" "$TMP/full"
	bad=$?
	cp "$TMP/full" "$TMP/.said"
	tell $bad "$1" "$TMP/.said"
}
hears() {	# hears NAME TEXT LINES...: linear mode says the text
	name=$1 text=$2
	shift 2
	printf '%s\n' "$@" | "$P" --accessible > "$TMP/.said" 2>&1
	grep -qF -- "$text" "$TMP/.said"
	tell $? "$name" "$TMP/.said"
}
q() { "$P" "$@" > "$TMP/.q" 2>&1 || { cat "$TMP/.q"; echo "# $*"; }; }

q person add 'A Bello' --login "$(id -un)"
q person add 'C Osei'
q organisation add 'Somali Link' --kind community
q plan add 'Our plan 2026/27' --valid-from 2026-04-01 --valid-to 2027-03-31
q objective add 'Reach' --plan PLN-1
q action add 'Easy Read' --owner 'A Bello' --due 2026-11-10 --priority 1 --objective OBJ-1 \
	--done-when 'five languages'
q action add 'Interpreters' --owner 'C Osei' --due 2026-12-03 --community 'Somali Link' \
	--objective OBJ-1 --target 'within an hour'
q action add 'Quiet rooms' --owner 'C Osei' --due Q4 --rag on_track
q action add 'Text line' --draft
q milestone add 'Translators hired' --action ACT-2 --due 2026-11-30
q action edit ACT-2 --action-depends ACT-1

found 'an owner by a part of the name' 'ACT-2 ACT-3' action list owner:osei
found 'several terms, and a minus of its own' 'ACT-2 ACT-3' action list -owner:bello -state:draft
found 'computed status' ACT-1 action list status:overdue
found 'which rag finds too' ACT-1 action list rag:overdue
found 'or, in brackets' 'ACT-1 ACT-4' action list '(priority:1 or state:draft)'
found 'a filter of another entity' MIL-1 milestone list 'due<2w' action:interpreters
refuses 'a wrong name suggests' 64 'Did you mean "owner"' "$P" action list onwer:x
refuses 'a wrong word suggests' 64 'Did you mean "agreed"' "$P" action list state:agred
refuses 'a wrong column suggests' 64 'Did you mean "due"' "$P" action list --columns duue
ok 'the grammar is told' "$P" help filter

# Local fields: in the list, in files and back, in the filter, in the form.
q field add 'Borough lead' --list-of action --kind choice --words 'North; South' --in-list yes
q action edit ACT-1 --set 'borough_lead=north' --set 'tags=Ward easy-read'
found 'a tag' ACT-1 action list tag:ward
found 'a local field' ACT-1 action list borough_lead:north
says 'a local field is a column' 'ACT-1	Easy Read	North	easy-read ward' \
	"$P" action list --columns borough_lead,tags --tsv tag:ward
refuses 'a choice is one of its words' 65 'it can be one of: North; South' \
	"$P" action edit ACT-1 --set borough_lead=East
refuses 'a name that the list has' 65 'has a field owner already' "$P" field add Owner --kind text
"$P" action list --csv > "$TMP/a.csv"
sed 's/,easy-read ward,North,/,night,South,/' "$TMP/a.csv" > "$TMP/b.csv"
q action import "$TMP/b.csv"
found 'a file brings it back changed' ACT-1 action list tag:night borough_lead:south
q undo
found 'one undo takes that back' ACT-1 action list tag:ward borough_lead:north -tag:night
"$P" action list --csv > "$TMP/c.csv"
ok 'and the same file goes out' cmp "$TMP/a.csv" "$TMP/c.csv"
screen 'a form asks for it' 'Borough lead' 'e\033[6~\033[6~\033[6~\033[6~\033[6~'

# One change of many rows.
holds 'what would change is listed' '"$P" action edit --where owner:osei --set priority=2 \
	--set tags+=ward --dry-run --tsv 2> "$TMP/e" > "$TMP/o" &&
	grep -qx "Would change 2 of 2 rows" "$TMP/e" &&
	grep -qx "ACT-2	Interpreters	Priority		2" "$TMP/o" && [ $(wc -l < "$TMP/o") = 5 ]'
found 'and nothing is changed' '' action list priority:2
before=$("$P" audit log --tsv | wc -l)
q action edit --where owner:osei --set priority=2 --set tags+=ward
found 'then it is' 'ACT-2 ACT-3' action list priority:2 tag:ward
holds 'in one entry of the history' '[ $("$P" audit log --tsv | wc -l) = $((before + 1)) ]'
q undo
found 'and one undo' '' action list priority:2
refuses 'all or nothing' 65 'ACT-1: ' "$P" action edit --where owner: --set due=2026-12-01 \
	--where 'priority:1' --set state=verified
refuses 'what the program fills in is not set' 64 'filled in by the program' \
	"$P" action edit --where owner:osei --set moves=3
screen 'on the screen: before and after' 'Priority: empty → 2' \
	'fowner:osei\rEpriority\r2\r'
screen 'and Enter makes the change' 'Changed 2 rows; u takes it back.' \
	'fowner:osei\rEpriority\r2\r\r'
q undo
hears 'in linear mode' 'Changed 2 of 2 rows' actions 'f owner:osei' 'e priority=2' 1 0 0
q undo

# Saved views.
q view add Late --list-of action --filter status:overdue --columns 'due status' --digit 1
found 'a view is a list' ACT-1 action list --view late
says 'with its columns' 'ref,title,due,status' "$P" action list --view late --csv
refuses 'a wrong one suggests' 66 'Did you mean "Late"' "$P" action list --view Lat
screen 'its digit shows it' 'Filter: status:overdue' 1
screen 'V saves one' 'Saved the view Mine; 2 shows it.' 'fowner:me\rVMine\r'
screen ':view save does' 'Saved the view Osei; 3 shows it.' 'fowner:osei\r:view save Osei\r'
found 'kept as it was typed' ACT-1 action list --view mine
hears 'linear mode has them' 'Osei: owner:osei' actions v 0 0

# Working days: 22 November to 31 December 2026 without Christmas Day and the
# Monday for Boxing Day are 29 - 2 = 27.
says 'bank holidays are no working days' 'Added ACT-5, due 31 December 2026 (in 27 working days)' \
	"$P" action add Leave --due 2026-12-31
q holiday add 'Trust day' --held-on 2026-12-24
says 'nor is a day of the trust' 'Changed ACT-5, due 31 December 2026 (in 26 working days)' \
	"$P" action edit ACT-5 --priority 3

# Boards.
says 'orphans: what has no owner' 'Actions without an owner: 1' "$P" orphans
says 'with its row' '  ACT-5 Leave' "$P" orphans
holds 'and no measure' '"$P" orphans --json | jq -e "[.[] | select(.lack | test(\"measure\"))
	| .ref] == [\"ACT-3\", \"ACT-5\"]"'
says 'who carries what' 'C Osei	2	1	0	0	0' "$P" workload --tsv
holds 'urgency says its sum' '"$P" urgency --json | jq -e ".[0] | .ref == \"ACT-1\" and
	.sum == \"13 = 6 priority 1 + 5 overdue 12 days + 2 needed by 1\""'
holds 'the agenda has holidays in their place' '"$P" agenda --tsv | cut -f1,3 | tr "\t\n" " |" |
	grep -qF "Thursday 3 December 2026 ACT-2|Thursday 24 December 2026 |Friday 25 December"'
# ACT-2 is due on 3 December; the 24th is the trust's own holiday (above), Christmas
# Day and the Monday after it are bank holidays in 2026.
holds 'the calendar counts each day, and has holidays' '"$P" calendar --tsv > $TMP/grid &&
	grep -qP "^30 November 2026\t30: 1\t1\t2\t3: 1\t4\t5\t6$" $TMP/grid &&
	grep -qP "^21 December 2026\t21\t22\t23\t24 off\t25 off\t26\t27$" $TMP/grid &&
	grep -qP "^28 December 2026\t28 off\t" $TMP/grid && test $(wc -l < $TMP/grid) = 10'
screen 'and on the screen' 'Week of' M
says 'throughput' 'November 2026	5	0	0	0	0	5' "$P" throughput --tsv
holds 'and a picture for eyes' '"$P" throughput | grep -q " 5  █████████████████$"'
says 'questions are sentences' 'One action of the first priority has no owner. Who answers for it'\
' today?' sh -c '"$1" action edit ACT-5 --priority 1 > /dev/null; "$1" questions' sh "$P"
screen 'a board on the screen' 'Who carries what' W
screen 'leads to its row' 'ACT-5' 'O\r'
hears 'and in linear mode' '1. ACT-5, Leave.' orphans 0 0

# Reminders.
says 'what is late' '  Tuesday 10 November 2026: action due, ACT-1 Easy Read' "$P" remind
holds 'only what is mine' '! "$P" remind | grep -q ACT-2'
says 'or of another' '  Monday 30 November 2026: milestone, MIL-1 Translators hired' \
	"$P" remind --of 'C Osei' --days 14
refuses 'days are a number' 64 'takes a number' "$P" remind --days soon
ok 'a calendar file' "$P" remind --all -o "$TMP/due.ics"
if /usr/bin/python3 -c 'import icalendar' 2> /dev/null; then
	/usr/bin/python3 - "$TMP/due.ics" > "$TMP/events" << 'XX'
import sys, icalendar
for e in icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read()).walk("VEVENT"):
    print(e["dtstart"].dt, e["dtend"].dt, e["dtstamp"].dt.isoformat(), e["summary"])
XX
	holds 'another program reads it' 'grep -qx "2026-12-03 2026-12-04 2026-11-22T06:00:00+00:00 \
action due: ACT-2 Interpreters" "$TMP/events" && [ $(wc -l < "$TMP/events") = 3 ]'
else
	skip 'another program reads it' 'python3-icalendar is not here'
fi
"$P" remind --all --format ics > "$TMP/again.ics"
ok 'and it is the same each time' cmp "$TMP/due.ics" "$TMP/again.ics"

# The plan carried into the next year.
q lead add 'Chief Nurse' --kind executive --action ACT-1
q lead add 'Her predecessor' --kind executive --action ACT-1 --valid-to 2025-01-01
refuses 'a year is needed' 64 'takes a financial year' "$P" plan roll 1 --to soon
says 'what it would make' 'Would add a plan, Our plan 2027/28: 1 objective, 2 open actions as'\
' drafts, 1 milestone, 1 lead, 1 link' "$P" plan roll 1 --to 2027/28 --dry-run
q plan roll 1 --to 2027/28
found 'drafts, each linked to the one it came from' 'ACT-6 ACT-7' action list carried_from!=
found 'with what they depend on' ACT-7 action list depends_on:ACT-6 state:draft
found 'and who leads today' 'LED-1 LED-3' lead list chief
found 'and their tags' ACT-6 action list tag:ward state:draft
found 'the old ones stay' 'ACT-1 ACT-2' action list carried_into!= state:agreed
refuses 'only once' 65 'carried on already, as PLN-2' "$P" plan roll 1 --to 2028/29
q undo
found 'one undo takes all of it back' '' action list carried_from!=
found 'the plan too' PLN-1 plan list
done_testing
