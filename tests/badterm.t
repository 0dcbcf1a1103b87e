#!/bin/sh
# Terminals that are none, or very small; and programs that are ended in the
# middle.  What was begun is kept whole or not at all.
. tests/tap.sh
cd "$TMP" || exit 1
export LC_ALL=C.UTF-8 PCREF_NOW=2026-11-22T06:00:00Z PCREF_DB=$TMP/x.db
"$P" action add First > /dev/null
"$P" action add Second > /dev/null

printf 'jjkk\n?q/first\033q' > keys
for size in 1x1 2x1 1x2 3x3 10x2 20x5 500x3; do
	ok "a terminal of $size" env LINES="${size#*x}" COLUMNS="${size%x*}" \
		PCREF_KEYS=keys PCREF_DUMP=dump TERM=xterm "$P" screen
done
refuses 'an unknown TERM' 64 'TERM|terminal' env TERM=nonesuch PCREF_KEYS=keys "$P" screen
for term in '' dumb; do
	ok "TERM \"$term\" is read line by line" env TERM="$term" "$P" screen
done

# An import of many rows, ended in the middle: nothing of it is kept.
awk 'BEGIN { print "EthnicCategory,Team,ReferralDate"
	for (i = 0; i < 3000000; i++) print "A,T" i % 50 ",2026-01-05" }' > big.csv
for signal in INT TERM HUP KILL; do
	# A shell's background jobs ignore SIGINT, so perl asks for it again.
	perl -e '$SIG{INT} = "DEFAULT"; exec @ARGV' \
		"$P" data import big.csv --dataset "D$signal" --no-input \
		> out 2> err < /dev/null &
	pid=$!
	sleep 0.03
	kill -$signal $pid 2> kill.err
	wait $pid 2> /dev/null
	rc=$?
	if [ $rc = 0 ]; then
		skip "SIG$signal in the middle of an import" 'it was over too soon'
		continue
	fi
	ok "SIG$signal in the middle of an import: exit $rc" test $rc -ge 128
	ok 'nothing of it is kept' sh -c \
		'! "$0" data loads --csv 2> /dev/null | grep -q D'$signal "$P"
	ok 'and the file is whole' "$P" audit verify
done
ok 'nothing is left beside the file' sh -c '! ls | grep -E "\.(part|tmp|new)"'

# Saves ended in the middle by SIGKILL: what was said to be added is there.
said=0
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
	"$P" action add "Number $i" > "said.$i" &
	pid=$!
	sleep 0.00$((i % 9))
	kill -KILL $pid 2> /dev/null
	wait $pid 2> /dev/null
done
ok 'what was said to be added is there' sh -c '
	for f in said.*; do
		ref=$(sed -n "s/^Added \([A-Z0-9-]*\),.*/\1/p" $f)
		[ -z "$ref" ] || "$0" action show $ref | grep -q Number || exit 1
	done' "$P"
ok 'and the history holds' "$P" audit verify
ok 'and the file too' sh -c '[ "$(sqlite3 x.db "PRAGMA integrity_check")" = ok ]'
done_testing
