#!/bin/sh
# What has changed since: for whatever should follow a change, which pcref itself
# does not start.
. tests/tap.sh
export LC_ALL=C.UTF-8 PCREF_NOW=2026-11-22T06:00:00Z PCREF_DB=$TMP/t.db
cd "$TMP" || exit 1
"$P" init > .said 2>&1
n() { "$P" audit log --since "$1" --json | jq length; }
seq() { "$P" audit log --limit 1 --json | jq '.[0].seq'; }

"$P" person add 'A Bello' > .said
first=$(seq)
ok 'after the newest there is none' test "$(n "$first")" = 0
"$P" action add One > .said
"$P" action add Two > .said
ok 'then those since' test "$(n "$first")" = 2
ok 'the newest first' test "$("$P" audit log --since "$first" --json | jq -c 'map(.seq)')" = \
	"[$((first + 2)),$((first + 1))]"
ok 'after 0 all are' test "$(n 0)" = "$("$P" audit log --json | jq length)"
PCREF_NOW=2026-11-25T06:00:00Z "$P" action add Three > .said
ok 'or from a day on' test "$(n 2026-11-23)" = 1
ok 'which may be today' test "$(n 2026-11-25)" = 1
ok 'at most so many' test "$("$P" audit log --since 0 --limit 2 --json | jq length)" = 2
refuses 'what is neither' 64 'number of an entry or a day' "$P" audit log --since soon

# More than are read at a time, made up.
cp t.db long.db
sqlite3 long.db "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 2100)
	INSERT INTO history (op, who, at, kind, hash) SELECT 'x' || i, 'root', '2026-11-26T06:00:00Z', 0,
	'00' FROM c" > .said 2>&1
ok 'all of them however many' test "$(PCREF_DB=long.db n 2026-11-26)" = 2100

# The lines of the manual, as they stand there.
"$P" help hooks | sed -n 's/^    //p' | sed "s#your-program#tee -a told#; s#pcref audit#'$P' audit#" > follow
ok 'the lines of the manual are there' test "$(wc -l < follow)" = 4
ok 'they run at the first change' sh follow
first=$(cat seen)
ok 'and remember how far they came' test "$first" = "$(seq)"
rm -f told
sh follow > .said 2>&1
ok 'without another they do nothing' test ! -e told
"$P" action add Four > .said
sh follow > .said 2>&1
ok 'with another they hear of that one' test "$(jq length told)" = 1
ok 'and pcref starts nothing' sh -c '"$0" doctor | grep -qi "execve\|start\|seccomp\|system calls"' "$P"
done_testing
