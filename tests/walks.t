#!/bin/sh
# Five people at work on the demonstration trust, key by key from the first
# screen: each line is where somebody is and what they must find there.
. tests/tap.sh
export LC_ALL=C.UTF-8 PCREF_NOW=2026-11-22T06:00:00Z PCREF_DB=$TMP/t.db
export TERM=xterm LINES=24 COLUMNS=80 NO_COLOR=1
"$P" demo > "$TMP/.said" 2>&1
down='\033OB'
# sees NAME TEXT KEYS: the screen holds the text after the keys
sees() {
	printf "$3" > "$TMP/keys"
	PCREF_KEYS=$TMP/keys PCREF_DUMP=$TMP/full "$P" $ro screen 2> "$TMP/.said"
	grep -qe "$2" "$TMP/full"
	bad=$?
	cp "$TMP/full" "$TMP/.said"
	tell $bad "$who: $1" "$TMP/.said"
}
# hears NAME TEXT LINES...: linear mode says the text
hears() {
	name=$1 text=$2
	shift 2
	printf '%s\n' "$@" | "$P" --accessible > "$TMP/.said" 2>&1
	grep -qe "$text" "$TMP/.said"
	tell $? "$who: $name" "$TMP/.said"
}
ro=
who='board secretary'
sees 'what needs somebody is on the first screen' '^ Needs you today' ''
sees 'meetings show their day, the next one first' '^ MTG-5 .* 3 December 2026' m
sees 'whether it will be quorate' 'Will be quorate: no, 5 of 7; community seats 1 of 2' 'm\r'
sees 'one more apology, and what that does to it' 'Will be quorate: no, 4 of 7' \
	"m\\r$down$down$down$down${down}A"
sees 'taken back' 'Will be quorate: no, 5 of 7' 'um\r'
sees 'what the last meeting left open' 'matters\? arising' 'm\rr'
sees 'an item of the agenda, without leaving the meeting' '3 Welcome' 'm\rIWelcome\023'
sees 'the tracker by due date and slip' 'ACT-43  .*10 November 2026 *133' B
sees 'what moved is on the first screen' 'overdue (1 for the third time)' ''
holds "$who: and the paper for the meeting" '"$P" paper tracker --body "PCREF Partnership Group" -o "$TMP/tracker.html" &&
	grep -q "<h1" "$TMP/tracker.html"'

who='data lead'
printf 'EthnicCategory,TeamCode\nA,T1\nZ,T1\nF,T2\n' > "$TMP/extract.csv"
sees 'completeness by team and month' '^ All teams ' d
sees 'whom to ask first' ' to ask ' d
sees 'which checks it fails' 'Invalid codes' dc
sees 'the control chart' 'Mean .*limits' dt
sees 'where a number comes from' 'SHA-256' dw
sees 'and in a sentence' ' known of ' 'd='
sees 'what an extract holds is asked about whole' ' y or n' \
	"dI$TMP/extract.csv\\rMHSDS\\r\\r\\r"
sees 'and loaded from there' 'Loaded 3 rows' "dI$TMP/extract.csv\\rMHSDS\\r\\r\\ry\\r"

who='feedback lead'
sees 'a form of the pile' 'Added FB-[0-9]*, No interpreter' \
	'fnThe interpreter did not come.\t\t\t\t\t\t\t\t\tNo interpreter\023'
sees 'and the next one, without going back first' 'Added FB-[0-9]*, Kind porter' \
	'fnThe porter was kind.\t\t\t\t\t\t\t\t\tKind porter\023'
sees 'what else was said of it' 'interpreter' '/interpreter'
sees 'how far the pile has come' 'received' 'f#state\r'
sees 'those that wait for an answer' '^ Filter: status:reply_late' 'f:filter status:reply_late\r'
sees 'the next step of one' '^ Acknowledge ' 'fm'
sees 'how far feedback comes in a year' '^ Told ' F

who='non-executive'
ro=-R head=$("$P" audit verify)
sees 'the areas, the lowest first, with a word' '44  some' ''
sees 'a score in a sentence' 'scores' 'g='
sees 'how it is made up' 'Feedback' 'g\r'
sees 'questions to ask' 'has slipped three times or more' Q
sees 'where groups differ' '^ ' D
sees 'who reports to whom' 'PCREF Partnership Group' b
sees 'nothing can be changed' 'open for reading only' 'a+'
holds "$who: and nothing was" '[ "$("$P" audit verify)" = "$head" ]'
ro=

who='screen-reader user'
hears 'needs are numbered' '^[0-9]*\. Reply late' ''
hears 'a number opens one' '^> FB-' 1
hears 'what can be done is numbered as well' '^1\. Edit\.$' 1
hears 'rows by how they stand' '^[0-9]*\. overdue: ' actions 'group status' 0
hears 'words are found in what was said' 'interpreter' 'search interpreter' 0
hears 'an action is added question by question' '^> Added ACT-[0-9]*, Ring the families' \
	'add action' 'Ring the families' '' 30/9 '' '' '' '' 1
hears 'and taken back' '^> Undone: ACT-' undo
hears 'the meeting and its quorum' '[Qq]uorate: no' MTG-5 1
hears 'help says what can be typed' 'tour: be shown around' '?'
done_testing
