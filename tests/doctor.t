#!/bin/sh
# The doctor finds what is wrong, and says what to do.
. tests/tap.sh
export LC_ALL=C.UTF-8 TERM=xterm PCREF_NOW=2026-11-22T06:00:00Z
p="$PCREF --db $TMP/x.db"
$p theme add One > /dev/null
health() {
	$p doctor --deep --json | jq -r ".[] | select(.what == \"$1\") | .health"
}
holds 'a new file is in good health' "$p doctor --deep && test \$(health Search) = good"
holds 'a language without UTF-8 is bad' "! LC_ALL=C $p doctor > $TMP/said; grep -q 'C.UTF-8' $TMP/said"
chmod 644 "$TMP/x.db"
holds 'a file that all can read is bad' "! $p doctor > $TMP/said; grep -q 'chmod o-rwx' $TMP/said"
chmod 600 "$TMP/x.db"
chmod 660 "$TMP/x.db"
holds 'a journal that a team cannot write is bad' "! $p doctor --csv > $TMP/said;
	grep -q 'may write to the journal' $TMP/said && grep -q 'chmod --reference' $TMP/said"
chmod 660 "$TMP/x.db-journal"
holds 'what a team shares is not said to be yours alone' "$p doctor --csv | grep '^File,good' | grep -q 'team'"
chmod 600 "$TMP/x.db" "$TMP/x.db-journal"
holds 'each setting is looked at' "$p doctor --csv | grep -q '^Kept how,good,all 5 settings'"
chmod 777 "$TMP"
holds 'a folder in which everybody may change files is bad' "! $p doctor > $TMP/said; grep -q 'chmod o-w' $TMP/said"
chmod 700 "$TMP"
holds 'no backup yet is told, with what to do' "$p doctor --csv | grep '^Backups,note' | grep -q 'pcref backup'"
$p backup > /dev/null
holds 'one of today is good' "$p doctor --csv | grep -q '^Backups,good,.*22 November 2026'"
holds 'one of last week is not' "PCREF_NOW=2026-11-29T06:00:00Z $p doctor --csv | grep '^Backups,note' |
	grep -q ',pcref backup'"
holds 'a login nobody has is told, with what to do' "$p doctor --csv | grep '^You,note' | grep -q 'person edit NAME --login'"
holds 'a poor terminal is told, with what to do' "TERM=dumb $p doctor --csv | grep '^Terminal,note' |
	grep -q -- --accessible"
if mkdir "$TMP/small" && mount -t tmpfs -o size=12m tmpfs "$TMP/small" 2> "$TMP/said"; then
	cp "$TMP/x.db" "$TMP/small/x.db"
	holds 'too little room for a backup is bad' "! $PCREF --db $TMP/small/x.db doctor > $TMP/said;
		grep -q 'make room, or backups will fail' $TMP/said"
	umount "$TMP/small"
else
	skip 'too little room' 'mounting is not allowed here'
fi
$p move --to "$TMP/y.db" > /dev/null
holds 'what has moved is to be opened where it went' "$p doctor --csv 2> $TMP/err | grep '^Version,note' |
	grep -q ',open it there'"
mv "$TMP/y.db" "$TMP/x.db"
sqlite3 "$TMP/x.db" "DROP TRIGGER history_fixed; UPDATE history SET who = 'x' WHERE seq = 2"
holds 'an altered history is found by --deep' "$p doctor && ! $p doctor --deep > $TMP/said;
	grep -q 'entry 2 does not hold' $TMP/said && ! $p audit verify"
sqlite3 "$TMP/x.db" "DELETE FROM search WHERE rowid = 3"
holds 'a row that cannot be found is noticed' "test \$(health Search) = BAD"
sqlite3 "$TMP/x.db" "PRAGMA foreign_keys = OFF; UPDATE theme SET owner = 'nobody' WHERE number = 1"
holds 'a reference to nothing is noticed' "test \"\$(health 'Every page')\" = BAD"
done_testing
