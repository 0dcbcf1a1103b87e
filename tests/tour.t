#!/bin/sh
# pcref tour: ten steps, each done by doing it, on a trust of its own.
. tests/tap.sh
export LC_ALL=C.UTF-8 PCREF_NOW=2026-11-22T06:00:00Z PCREF_DB=$TMP/mine.db
export TERM=xterm LINES=24 COLUMNS=80
screen() {	# screen NAME TEXT KEYS: the screen holds the text after the keys
	printf "$3" > "$TMP/keys"
	PCREF_KEYS=$TMP/keys PCREF_DUMP=$TMP/full "$P" tour 2> "$TMP/.said"
	tr '\n' ' ' < "$TMP/full" | grep -qF -- "$2"
	bad=$?
	cp "$TMP/full" "$TMP/.said"
	tell $bad "$1" "$TMP/.said"
}
screen 'it begins' 'Tour, 1 of 10. This is home' ''
screen 'a step stays until it is done' 'Tour, 1 of 10.' 'ss\033'
screen 'and leads to the next' 'Tour, 2 of 10.' 'j'
screen 'all ten can be done one after another' 'That was the tour.' \
	'j\r\033afread\r#status\r\rHq\033e\033/interp\033?'
screen 'then it is over' 'Actions' 'j\r\033afread\r#status\r\rHq\033e\033/interp\033?\033\033'
grep -q Tour "$TMP/full"
tell $((! $?)) 'and says no more'
printf '[keys]\ndown = J\n' > "$TMP/ini"
PCREF_CONFIG=$TMP/ini screen 'it names the keys that hold' 'J goes down a line' ''
printf '%s\n' home 1 0 actions 'f read' 'group status' 0 0 undo ACT-43 0 'search interpreter' \
	0 '?' 0 | ACCESSIBLE=1 "$P" tour > "$TMP/.said" 2>&1
cp "$TMP/.said" "$TMP/talk"
for i in 1 2 3 4 5 6 7 8 9 10; do
	holds "line by line: step $i" 'grep -q "Tour, step '$i' of 10" "$TMP/talk"'
done
holds 'line by line it ends too' 'grep -q "That was the tour" "$TMP/talk"'
ok 'nothing of the user is touched' test ! -e "$TMP/mine.db"
holds 'the trust is in the state folder, for its owner alone' \
	'[ "$(stat -c %a "$XDG_STATE_HOME/pcref/tour.db")" = 600 ]'
done_testing
