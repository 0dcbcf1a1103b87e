#!/bin/sh
# A file of an older program: copied, then brought up to date in steps that
# are whole or not at all, whoever is killed and whoever comes at once.
. tests/tap.sh
export PCREF_NOW=2026-11-22T06:00:00Z
newest=$(ls db/migrations/*.sql | wc -l)

# The SQL of the first n migrations, as SQLite has it.
as_sqlite() {
	awk '/^-- postgres/ { skip = 1 } /^-- end/ { skip = 0 } !skip' "$1" |
		sed 's/@id@/INTEGER PRIMARY KEY/g; s/@int@/INTEGER/g
			s/@text@/TEXT/g; s/@strict@/STRICT/g
			s/@ref:\([a-z_]*\)@/REFERENCES \1 (uid) DEFERRABLE INITIALLY DEFERRED/g'
}
old_file() {
	rm -f "$2" "$2-journal"
	{
		echo "PRAGMA application_id = $((0x50435246)); BEGIN;"
		i=0
		for f in db/migrations/*.sql; do
			i=$((i + 1))
			[ $i -le "$1" ] || break
			as_sqlite "$f"
			echo "INSERT INTO schema_version VALUES ($i, 'pcref 0.0');"
		done
		echo "PRAGMA user_version = $1; COMMIT;"
	} | sqlite3 -bail "$2"
}
version_of() {
	sqlite3 "$1" 'SELECT max(n) FROM schema_version'
}

at=1
while [ $at -lt "$newest" ]; do
	old=$TMP/old$at.db
	ok "a file at version $at" old_file $at "$old"
	cp "$old" "$TMP/was.db"
	refuses "version $at, read-only: what to do is said" 77 'older program' \
		"$P" --db "$old" -R action list
	ok "version $at, read-only: it is as it was" cmp "$old" "$TMP/was.db"
	ok "version $at is brought up to date" "$P" --db "$old" action add New
	ok "to $newest" test "$(version_of "$old")" = "$newest"
	copy=$(ls "$TMP/old$at-backups"/pcref-*.db 2> /dev/null | head -n 1)
	ok "the copy made before it is of version $at" \
		test "$(version_of "$copy")" = $at
	ok 'and is private' test "$(stat -c %a "$copy")" = 600
	at=$((at + 1))
done

# Killed at some moment of it: of some version, whole, and it goes on.
bad=0
killed=0
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	old_file 1 "$TMP/k.db"
	rm -rf "$TMP/k-backups"
	"$P" --db "$TMP/k.db" action list > "$TMP/out" 2>&1 &
	pid=$!
	sleep "0.0$(printf %02d $i)"
	kill -KILL $pid 2> "$TMP/kill.err" && killed=$((killed + 1))
	wait $pid 2> "$TMP/kill.err"
	[ "$(sqlite3 "$TMP/k.db" 'PRAGMA integrity_check')" = ok ] || bad=$((bad + 1))
	"$P" --db "$TMP/k.db" action add After > "$TMP/out" 2>&1 || bad=$((bad + 1))
	[ "$(version_of "$TMP/k.db")" = "$newest" ] || bad=$((bad + 1))
done
ok "killed $killed times in the middle: $bad bad" test $bad = 0

# Four programs open an old file at once.
old_file 1 "$TMP/four.db"
for i in 1 2 3 4; do
	"$P" --db "$TMP/four.db" action add "Number $i" > "$TMP/four.$i" 2>&1 &
done
wait
cat "$TMP"/four.[1-4] > "$TMP/all4"
ok 'four at once: all are added' sh -c 'cat "$TMP/all4"; [ "$(grep -c ^Added "$TMP/all4")" = 4 ]'
ok 'and the history holds' "$P" --db "$TMP/four.db" audit verify
done_testing
