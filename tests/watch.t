#!/bin/sh
# An open screen shows a colleague's change without a key: on a file within 1.5
# seconds, on a server (PG_ADDRESS) within 0.1; and idle it writes nothing.
export TERM=xterm LINES=24 COLUMNS=80 LC_ALL=C.UTF-8
unset PCREF_NOW
n=0
ok() {
	n=$((n + 1))
	if [ "$1" -eq 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}
now() { date +%s%3N; }
seen() { grep -qa "$1" "$TMP/out" 2> "$TMP/err"; }
within() {	# within MS WORD: milliseconds until the screen has it
	start=$(now)
	until seen "$2" || [ $(($(now) - start)) -gt "$1" ]; do :; done
	took=$(($(now) - start))
	seen "$2"
}
watch() {	# watch NAME DATABASE MS
	"$PCREF" --db "$2" init > /dev/null 2> "$TMP/err"
	rm -f "$TMP/in" "$TMP/out" && mkfifo "$TMP/in"
	# The screen sees an end of keys only when we close the pipe.
	timeout 60 script -qfc "$PCREF --db '$2' screen action" "$TMP/out" \
		< "$TMP/in" > /dev/null 2>&1 &
	exec 3> "$TMP/in"
	within 5000 'Actions'
	ok $? "$1: the list is there"
	sleep 0.3
	size=$(wc -c < "$TMP/out")
	sleep 2.2
	ok $(($(wc -c < "$TMP/out") - size)) "$1: two seconds of nothing write nothing"
	# Others may be at work on this machine: three of five is in time.
	late=0
	for word in Aardvark Buttercup Dahlia Elder Chimney; do
		"$PCREF" --db "$2" action add "$word" > /dev/null 2>> "$TMP/err"
		within 3000 "$word"
		echo "# $1: $took ms"
		[ $took -le "$3" ] || late=$((late + 1))
	done
	[ $late -le 2 ]
	ok $? "$1: a change by another program is shown in time"
	printf "\003" >&3
	exec 3>&-
	wait
	seen Chimney
	ok $? "$1: and so is the last one"
}
# A server of its own is killed under an open form, and comes back.
away() {
	own=$(echo "${PG_SERVER#*@}" | sed 's,%2F,/,g;s,/$,.w,')
	address=$(sh tests/pg-start "$own")postgres
	"$PCREF" --db "$address" init > /dev/null 2> "$TMP/err"
	rm -f "$TMP/out"
	timeout 60 script -qfc "$PCREF --db '$address' screen action" "$TMP/out" \
		< "$TMP/in" > /dev/null 2>&1 &
	exec 3> "$TMP/in"
	within 5000 'Actions'
	printf 'nZanzibar' >&3
	within 3000 Zanzibar
	sh tests/pg-start "$own" kill
	within 5000 'server does not answer'
	ok $? 'server killed: an open form says so'
	printf ' words\023' >&3
	within 8000 'nothing was changed'
	ok $? 'server killed: what is not saved is said to be so'
	sh tests/pg-start "$own" again > /dev/null
	within 8000 'server answers again'
	ok $? 'server back: it is there again by itself'
	printf '\023' >&3
	within 5000 'Added ACT-1, Zanzibar words'
	ok $? 'server back: what was typed is still there, and is saved'
	printf '\003' >&3
	exec 3>&-
	wait
	sh tests/pg-start "$own" stop
}
watch file "$TMP/w.db" 1500
if [ -n "$PG_ADDRESS" ]; then
	watch server "$PG_ADDRESS" 100
	away
else
	n=$((n + 1))
	echo "ok $n - on PostgreSQL # SKIP no server to be had"
fi
echo "1..$n"
