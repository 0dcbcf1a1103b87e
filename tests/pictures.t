#!/bin/sh
# Pictures: the plan by due date and slip, and how far feedback comes; each with
# its numbers, in letters where the terminal has no more, and not read out.
. tests/tap.sh
export LC_ALL=C.UTF-8 PCREF_NOW=2026-11-22T06:00:00Z PCREF_DB=$TMP/t.db
export TERM=xterm LINES=24 COLUMNS=80 NO_COLOR=1
screen() {	# screen NAME TEXT KEYS: the screen holds the text after the keys
	printf "$3" > "$TMP/keys"
	PCREF_KEYS=$TMP/keys PCREF_DUMP=$TMP/full "$P" screen 2> "$TMP/.said"
	grep -qF -- "$2" "$TMP/full"
	bad=$?
	cp "$TMP/full" "$TMP/.said"
	tell $bad "$1" "$TMP/.said"
}
q() { "$P" "$@" > "$TMP/.q" 2>&1 || { cat "$TMP/.q"; echo "# $*"; }; }
q action add 'Put off' --due 2026-10-31 --state agreed
q action edit ACT-1 --due 2027-01-10 --reason 'The trainer is ill'
q action add 'On time' --due 2026-11-30 --state agreed
q action add 'Whenever' --due ongoing --state agreed
q action add 'Long ago' --due 2024-01-31 --state agreed
q action add 'No date' --state agreed
# November is the ninth cell of 24, one a month: October the eighth, January
# the eleventh; what is earlier or later stands at the end.  31 October to 10
# January is 30 + 31 + 10 = 71 days.
screen 'a date that was put off is a line' 'ACT-1   Put off              10 January 2027      71        ○──●' B
screen 'one that was not is a point' 'ACT-2   On time              30 November 2026      0         ●' B
screen 'what is long past stands at the edge' 'ACT-4   Long ago             31 January 2024       0 ●       │' B
screen 'the sentence beside it' 'Open, with a date: 3. Put off: 1. Late: 1.' B
screen 'by name too' ' Timeline' ':timeline\r'
TERM=vt100
screen 'in letters where the terminal has no more' \
	'ACT-1   Put off              10 January 2027      71        o--*' B
screen 'and no line but of dashes' '--------------------' B
holds 'nothing but ASCII is drawn there' 'TERM=vt100; export TERM; printf Y > "$TMP/keys"
	PCREF_KEYS="$TMP/keys" PCREF_DUMP="$TMP/full" "$P" screen && ! LC_ALL=C grep -q "[^ -~]" "$TMP/full"'
# Signs in strings of the screen, and of what it shows: dashes, arrows, boxes.
LC_ALL=C.UTF-8 grep -hoP '"(\\.|[^"\\])*"' tui/*.[ch] tui/*.def db/*.[ch] core/*.def |
	LC_ALL=C.UTF-8 grep -oP '[\x{2010}-\x{2bff}]' | sort -u > "$TMP/signs"
while read -r sign; do
	holds "a letter stands for $sign there" "grep -q '{ \"$sign\", ' tui/draw.c"
done < "$TMP/signs"
TERM=xterm
holds 'a table has no picture' \
	'[ "$("$P" timeline --csv | sed -n 3p | tr -d "\r")" = "ACT-2,On time,30 November 2026,0" ]'
holds 'nor has what is read out' 'printf "timeline\n0\n" | "$P" --accessible > "$TMP/out"
	grep -qxF "2. ACT-2, On time. Due: 30 November 2026. Moved: 0." "$TMP/out" && ! grep -q "●──" "$TMP/out"'

while read -r state why; do
	q feedback import - <<XX
summary,received_on,state,why_not,acknowledged_on,told_who,told_how,told_on,told_language,you_said,we_did
Said $state,2026-09-01,$state,$why,2026-09-02,Them,letter,2026-10-01,English,That,This
XX
done <<XX
received
received
acknowledged
considered
planned
changed
no_change Too dear
told
told
XX
q feedback import - <<XX
summary,received_on,state,merged_into,acknowledged_on
Said twice,2026-09-01,merged,FB-1,2026-09-02
XX
# In all nine, merged left out: the two that are received have come no further;
# one each waits at acknowledged and considered; planned, changed, no change and
# two told are decided.
"$P" flow --csv | tr -d '\r' > "$TMP/flow"
for line in 'Received,9,100,2' 'Acknowledged,7,78,1' 'Considered,6,67,1' 'Decided,5,56,1' \
	'of these: changed,3,33,1' 'of these: no change,1,11,1' 'Told,2,22,2'; do
	holds "flow: $line" 'grep -qxF "$line" "$TMP/flow"'
done
screen 'bars beside the numbers' 'Received                           9    100         2 ████████████████████' F
screen 'and the sentence' 'Of 9 received in the twelve months past, 2 were told' F
done_testing
