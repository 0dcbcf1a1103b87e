#!/bin/sh
# A trust moves from a file to another, to a server (PG_ADDRESS) and back: every
# list, count and paper is the same byte for byte, and the old place is shut.
export LC_ALL=C.UTF-8 PCREF_NOW=2026-11-22T06:00:00Z
n=0
ok() {
	name=$1
	shift
	n=$((n + 1))
	if eval "$@" > "$TMP/out" 2>&1; then echo "ok $n - $name"; else
		echo "not ok $n - $name"
		sed 's/^/# /' "$TMP/out"
	fi
}
tell() {	# tell DATABASE FILE: all that it says, in the file
	for e in action feedback evidence rating body person organisation; do
		"$PCREF" --db "$1" "$e" list --csv --all
	done > "$2" 2> "$TMP/err"
	for d in MHSDS 'Talking Therapies'; do
		"$PCREF" --db "$1" data counts --dataset "$d" --by team,month,class --csv
	done >> "$2" 2> "$TMP/err"
	for v in home today score orphans workload urgency 'audit log --csv --limit 50'; do
		# shellcheck disable=SC2086
		"$PCREF" --db "$1" $v
	done >> "$2" 2> "$TMP/err"
	"$PCREF" --db "$1" report --as-at 2026-03-31 -o "$TMP/paper.html" > "$TMP/err" 2>&1
	cat "$TMP/paper.html" >> "$2"
}
head_of() { "$PCREF" --db "$1" audit verify 2> "$TMP/err" | grep -o 'head [0-9a-f:]*'; }
move() {	# move NAME FROM TO
	tell "$2" "$TMP/before"
	was=$(head_of "$2")
	ok "$1: it is moved" "\"$PCREF\" --db '$2' move --to '$3' | grep 'entries of the history'"
	tell "$3" "$TMP/after"
	ok "$1: everything is the same there" cmp "$TMP/before" "$TMP/after"
	ok "$1: the history holds, with the same head" "[ '$was' = '$(head_of "$3")' ]"
	ok "$1: words are found there" \
		"\"$PCREF\" --db '$3' search easy read --csv | grep -q ACT-"
	ok "$1: the old place can be read" "\"$PCREF\" --db '$2' action list --csv | grep -q ACT-1"
	ok "$1: but not changed" "! \"$PCREF\" --db '$2' action add No"
	ok "$1: and says where it went" "\"$PCREF\" --db '$2' action add No 2>&1 | grep 'was moved to'"
	ok "$1: once" "[ \$(\"$PCREF\" --db '$2' action add No 2>&1 | grep -c 'was moved to') = 1 ]"
	ok "$1: the new one can be changed" "\"$PCREF\" --db '$3' action add 'In $1'"
	ok "$1: to a place that is taken it is refused" \
		"\"$PCREF\" --db '$3' move --to '$2' 2>&1 | grep 'holds a trust already'"
}
a=$TMP/a.db
"$PCREF" --db "$a" demo > "$TMP/out" 2>&1
lines=$(tell "$a" "$TMP/all" && wc -l < "$TMP/all")
ok 'there is something to move' "[ '$lines' -gt 1000 ]"
move 'file to file' "$a" "$TMP/b.db"
if [ -n "$PG_ADDRESS" ]; then
	move 'file to server' "$TMP/b.db" "$PG_ADDRESS"
	move 'server to file' "$PG_ADDRESS" "$TMP/c.db"
else
	n=$((n + 1))
	echo "ok $n - on PostgreSQL # SKIP no server to be had"
fi
ok 'what was refused leaves no file' "! \"$PCREF\" --db '$a' move --to '$TMP/never.db' &&
	[ ! -e '$TMP/never.db' ]"
# Stopped between the two: all is there, and the old place is not yet marked.
"$PCREF" --db "$TMP/d.db" action add One > "$TMP/out" 2>&1
cp "$TMP/d.db" "$TMP/was.db"
"$PCREF" --db "$TMP/d.db" move --to "$TMP/e.db" > "$TMP/out" 2>&1
cp "$TMP/was.db" "$TMP/d.db"
ok 'stopped before the old place was marked: it is moved again' \
	"\"$PCREF\" --db '$TMP/d.db' move --to '$TMP/e.db' && ! \"$PCREF\" --db '$TMP/d.db' action add No &&
	\"$PCREF\" --db '$TMP/e.db' action add Two"
cp "$TMP/was.db" "$TMP/d.db"
ok 'but not where either has gone on' "\"$PCREF\" --db '$TMP/d.db' move --to '$TMP/e.db' 2>&1 |
	grep 'holds a trust already' && \"$PCREF\" --db '$TMP/d.db' action add Here"
# Killed at some moment, and called again: it is in the new place, and in that alone.
bad=0
for i in 02 04 07 10 13 16 20 25; do
	rm -f "$TMP"/k.db* "$TMP"/n.db*
	cp "$TMP/was.db" "$TMP/k.db"
	timeout -s KILL 0.$i "$PCREF" --db "$TMP/k.db" move --to "$TMP/n.db"
	"$PCREF" --db "$TMP/k.db" move --to "$TMP/n.db"
	! "$PCREF" --db "$TMP/k.db" action add No && "$PCREF" --db "$TMP/n.db" action add Yes &&
		"$PCREF" --db "$TMP/n.db" audit verify && "$PCREF" --db "$TMP/k.db" audit verify || bad=$((bad + 1))
done > "$TMP/killed" 2>&1
ok 'killed at some moment it goes on from there' "cat '$TMP/killed'; [ $bad = 0 ]"
ok 'nor to where it is' "\"$PCREF\" --db '$TMP/d.db' move --to '$TMP/d.db' 2>&1 | grep 'where it is already'"
if [ -n "$PG_ADDRESS" ]; then
	psql -q "${PG_SERVER}postgres" -c "CREATE DATABASE unmarked$$"
	u=${PG_SERVER}unmarked$$
	"$PCREF" --db "$TMP/d.db" move --to "$u" > "$TMP/out" 2>&1
	psql -q "$u" -c 'REVOKE INSERT ON pcref.moved FROM pcref_secretary'
	ok 'where the old place cannot be marked the new one stays' "! \"$PCREF\" --db '$u' move --to '$TMP/f.db' \
		2> '$TMP/err' && grep 'let nobody write to it' '$TMP/err' && \"$PCREF\" --db '$TMP/f.db' audit verify"
fi
if [ "$(id -u)" = 0 ]; then
	mkdir -m 777 "$TMP/g" && chmod 755 "$TMP"
	"$PCREF" --db "$TMP/g/x.db" person add A --login root --role secretary > "$TMP/out"
	"$PCREF" --db "$TMP/g/x.db" person add B --login nobody --role viewer > "$TMP/out"
	chmod 666 "$TMP/g"/x.db*
	other="setpriv --reuid=65534 --clear-groups env HOME=$TMP/g XDG_CONFIG_HOME=$TMP/g XDG_DATA_HOME=$TMP/g \
		XDG_STATE_HOME=$TMP/g $PCREF --db $TMP/g/x.db"
	ok 'a viewer cannot move the trust' "$other move --to $TMP/g/y.db; [ \$? = 77 ] && [ ! -e $TMP/g/y.db ] &&
		\"$PCREF\" --db '$TMP/g/x.db' action add Here"
else
	n=$((n + 1))
	echo "ok $n - a viewer # SKIP needs root to become somebody else"
fi
ok 'no place was named' "! \"$PCREF\" --db '$a' move"
echo "1..$n"
