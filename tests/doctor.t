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
sqlite3 "$TMP/x.db" "DROP TRIGGER history_fixed; UPDATE history SET who = 'x' WHERE seq = 2"
holds 'an altered history is found by --deep' "$p doctor && ! $p doctor --deep > $TMP/said;
	grep -q 'entry 2 does not hold' $TMP/said && ! $p audit verify"
sqlite3 "$TMP/x.db" "DELETE FROM search WHERE rowid = 3"
holds 'a row that cannot be found is noticed' "test \$(health Search) = BAD"
sqlite3 "$TMP/x.db" "PRAGMA foreign_keys = OFF; UPDATE theme SET owner = 'nobody' WHERE number = 1"
holds 'a reference to nothing is noticed' "test \"\$(health 'Every page')\" = BAD"
done_testing
