#!/bin/sh
# The same jobs as in screen.t, line by line.
export LC_ALL=C.UTF-8 TERM=dumb PCREF_NOW=2026-11-22T06:00:00Z PCREF_DB=$TMP/t.db
n=0

result() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		sed 's/^/# /' "$TMP/out"
	fi
}

# talk LINE...: leave what was said in $TMP/out
talk() {
	printf '%s\n' "$@" | "$PCREF" screen > "$TMP/out" 2>&1
}

# hears NAME PATTERN LINE...
hears() {
	name=$1 pattern=$2
	shift 2
	talk "$@" && grep -q "$pattern" "$TMP/out"
	result $? "$name"
}

# says NAME WANTED COMMAND...
says() {
	name=$1 wanted=$2
	shift 2
	"$@" > "$TMP/out" 2>&1
	[ "$(cat "$TMP/out")" = "$wanted" ]
	result $? "$name"
}

hears 'it says how to begin' '^pcref, linear mode\. Type a number, or ? for help\.$'
hears 'and what needs somebody' '^Nothing needs '
real=$PCREF_DB PCREF_DB=$TMP/i.db
"$PCREF" init > "$TMP/out"
printf 'EthnicCategory,TeamCode\nA,T1\nQ,T1\n' > "$TMP/in.csv"
hears 'an extract is imported, question by question' 'Loaded 2 rows as load 1 of Trial\.$' \
	import "$TMP/in.csv" Trial '' '' y
hears 'and not twice' 'This file is load 1 of Trial already' import "$TMP/in.csv" Trial '' '' y
printf 'REPORTING_PERIOD_START,REPORTING_PERIOD_END,BREAKDOWN,PRIMARY_LEVEL,MEASURE_ID,MEASURE_VALUE\n01/04/2026,30/06/2026,England,England,MHS81,70\n' > "$TMP/m.csv"
hears 'published figures, and no more questions than they need' 'Kept 1 figure as load 1 of figures' import "$TMP/m.csv" published-monthly y
hears 'nor without a yes' 'Nothing was kept\.$' import "$TMP/in.csv" Other '' '' n
PCREF_DB=$real
hears 'help is a list of what can be typed' '^search and words: ' '?'
hears 'a slip suggests' 'Did you mean People?' 'peeple'
hears 'an empty list is said to be so' '^> People: 0\.$' people

for name in 'A Bello' 'Olufẹ́mi Okafor' 'Zoë Grünewald' '张伟' 'عبداللہ خان' \
	'שָׁלוֹם לוי' 'می‌خواهم' '👨‍👩‍👧‍👦 Family' 'Ng’ang’a'; do
	talk 'add person' "$name" '' '' '' 1
done
hears 'what was added is the last thing said' '^> Added PER-10, Last\.$' \
	'add person' Last '' '' '' 1
says 'names in every script are kept byte for byte' 'A Bello
Olufẹ́mi Okafor
Zoë Grünewald
张伟
عبداللہ خان
שָׁלוֹם לוי
می‌خواهم
👨‍👩‍👧‍👦 Family
Ng’ang’a
Last' sh -c '"$PCREF" person list --json --sort number | jq -r ".[].name"'
hears 'undo says what it took back' '^> Undone: PER-10' undo
hears 'and it is gone' '^> People: 9\.$' people

hears 'what must be filled in is asked for again' '^> Title: This must be filled in' \
	'add action' '' '' '' '' '' '' '' 1 '' 0 1
hears 'a date that is none is said, and asked for again' '^> Not taken: .*"Q9" is not a date' \
	'add action' 'Publish the plan in Easy Read' '' 'Q9' '30/9' 'Belo' 1 '' '' '' 1
hears 'a near name is offered and taken' 'Owner: A Bello' ACT-1
hears 'words are chosen by number' '^> Saved ACT-1, ' ACT-1 1 5 3 s
says 'and kept' feedback sh -c '"$PCREF" action show ACT-1 --json | jq -r ".[0].area"'
hears 'one key less: the number of a line opens it' '^> ACT-1\. Publish the plan' \
	actions 1
hears 'a step is a number' '^> Saved\. ACT-1 is now: in progress\.$' ACT-1 3
hears 'a step that needs a reason asks for it' '^> Why?$' ACT-1 3 'The ward moves'
hears 'and takes it' '^State: paused$' ACT-1
hears 'an update is one line' '^> Added UPD-1, Ward moved\.$' ACT-1 2 'Ward moved' '' 1
hears 'which the row shows' '^Updates: UPD-1  Ward moved$' ACT-1
hears 'history says who, when and what' '^> 22 November 2026 06:00, ' ACT-1 8
hears 'search finds over everything' '^> 1\. Person PER-2, Olufẹ́mi' 'search olufemi'
hears 'a note takes lines up to a full stop' '^> Saved ACT-1, ' \
	ACT-1 1 11 one two . s
says 'and keeps them' 'one
two' sh -c '"$PCREF" action show ACT-1 --json | jq -r ".[0].detail"'
hears 'typing is not left without asking' '^> What you typed is not saved' \
	PER-1 1 2 Nurse 0
says 'and is not kept unless saved' null \
	sh -c '"$PCREF" person show PER-1 --json | jq -r ".[0].post // null"'
hears 'a slip does not read the row again' '^> Please type one of the numbers\.$' ACT-1 99 0
[ "$(grep -c '^State: ' "$TMP/out")" = 1 ]
result $? 'but once'
hears 'unless that is asked for' '^> ACT-1\. ' ACT-1 99 l 0
[ "$(grep -c '^State: ' "$TMP/out")" = 2 ]
result $? 'which reads it twice'
hears 'and ? says what can be typed' '^> Type the number of one of the choices' ACT-1 '?' 0
hears 'what a row leads to is named as it is' 'Go to Updates: UPD-1  Ward moved$' ACT-1
hears 'the score is said, the lowest area first' '^> 1\. .* scores .* of 100' score 0
hears 'each area with how it is made up' '^Actions that can be tracked: 100 of 100, weight 1\.$' \
	score 1 0
grep -q '^Working: ' "$TMP/out" && grep -q '^Next: ' "$TMP/out"
result $? 'its working and its next step'
hears 'a row leads to others' '^> PER-1\. A Bello\.$' ACT-1 11

"$PCREF" person add "$(printf 'Evil \033]0;x\a\342\200\256txt')" > /dev/null
hears 'foreign text is said, never obeyed' 'Evil ^\[\]0;x^G<RLO>txt' people m 's evil'
tr -d '\n' < "$TMP/out" | LC_ALL=C tr -dc '\000-\037\177' > "$TMP/left"
[ ! -s "$TMP/left" ]
result $? 'and no line holds a control character'
printf 'add person\n\377\376\nZo\n\n\n\n1\n' | "$PCREF" screen > "$TMP/out" 2>&1
grep -q 'not text' "$TMP/out" && grep -q '^> Added PER-12, Zo' "$TMP/out"
result $? 'bytes that are no text are asked for again'
wide=$(printf '%059d' 0)
"$PCREF" action add "${wide}张伟" > /dev/null
hears 'a long title is cut between letters' "^> Undone: ACT-[0-9]* $wide\.\.\. (" undo
hears 'it serves every entity' '^Type the name of a list\.$' lists
"$PCREF" --accessible < /dev/null > "$TMP/out" 2>&1 && grep -q 'linear mode' "$TMP/out"
result $? '--accessible asks for it, and the end of the lines ends it'
TERM=xterm ACCESSIBLE=1 "$PCREF" screen < /dev/null > "$TMP/out" 2>&1 &&
	grep -q 'linear mode' "$TMP/out"
result $? 'so does the environment'
echo "1..$n"
