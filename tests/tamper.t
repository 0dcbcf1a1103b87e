#!/bin/sh
# Whoever writes to the file by other means is noticed: each column of the
# history, each way to add, cut or reorder it, each row behind its back.
. tests/tap.sh
cd "$TMP" || exit 1
export LC_ALL=C.UTF-8 PCREF_NOW=2026-11-22T06:00:00Z

# Entry 1 is what every trust begins with.
{
	"$P" --db good.db action add 'Ask the wards' --detail 'Once a month'	# 2
	"$P" --db good.db action add 'Tell them'				# 3
	"$P" --db good.db action edit ACT-1 --detail 'Each week'		# 4
	"$P" --db good.db person add 'B Achebe'					# 5
	"$P" --db good.db action edit ACT-1 --action-depends ACT-2		# 6
	"$P" --db good.db undo							# 7
	"$P" --db good.db action add 'Count'					# 8
	"$P" --db good.db action remove ACT-3					# 9
} > made 2>&1
ok 'untouched, it holds' "$P" --db good.db audit verify
holds 'and has nine entries' "$P --db good.db audit verify | grep -q ': 9 entries'"

# The triggers stop nobody who owns the file.
free=$(sqlite3 good.db "SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_master
	WHERE type = 'trigger'")

# tampered NAME SQL TEXT: audit verify says TEXT, and so does doctor --deep.
tampered() {
	cp good.db bad.db
	sqlite3 bad.db "PRAGMA foreign_keys = OFF; $free $2" 2> sql.err || cat sql.err
	if cmp -s good.db bad.db || [ -s sql.err ]; then
		tell 1 "$1: nothing was changed" sql.err
		return
	fi
	refuses "$1" 1 "$3" "$P" --db bad.db audit verify
	"$P" --db bad.db doctor --deep --csv > said 2>&1
	rc=$?
	if [ $rc != 1 ] || ! sed 's/""/"/g; s/".(,|$)/,/' said | grep -qE -- "${3%$}"; then
		tell 1 "$1: doctor --deep, exit $rc" said
	fi
}

for column in op who at why kind undoes hash; do
	tampered "$column of an entry" \
		"UPDATE history SET $column = '7' WHERE seq = 3" 'entry 3 does not hold'
done
tampered 'the number of an entry' 'UPDATE history SET seq = 30 WHERE seq = 3' \
	'entry 3 is not there'
for column in entity row_uid name old new salt commitment; do
	tampered "$column of a value" \
		"UPDATE history_field SET $column = '7a' WHERE seq = 4" 'entry 4 does not hold'
done
tampered 'the place of a value' 'UPDATE history_field SET ord = 99 WHERE seq = 3 AND ord = 0' \
	'entry 3 does not hold'
tampered 'the entry of a value' 'UPDATE history_field SET seq = 5, ord = 99 WHERE seq = 4' \
	'entry 4 does not hold'
tampered 'a value taken away' 'DELETE FROM history_field WHERE seq = 2 AND ord = 1' \
	'entry 2 does not hold'
tampered 'a value added' "INSERT INTO history_field SELECT seq, 99, entity, row_uid, name, old,
	'x', salt, commitment FROM history_field WHERE seq = 4" 'entry 4 does not hold'
tampered 'a value emptied, its salt kept' \
	'UPDATE history_field SET old = NULL, new = NULL WHERE seq = 4' 'entry 4 does not hold'
tampered 'a value emptied as if erased' \
	'UPDATE history_field SET old = NULL, new = NULL, salt = NULL WHERE seq = 4' \
	'"Detail" of ACT-1 is erased from entry 4 .*no erasure says so'
tampered 'two values change places' "UPDATE history_field SET ord = ord + 100 WHERE seq = 2;
	UPDATE history_field SET ord = 101 - ord WHERE seq = 2 AND ord < 102" \
	'entry 2 does not hold'
tampered 'two entries change their person' "UPDATE history SET who = 'pcref' WHERE seq = 2;
	UPDATE history SET who = 'root' WHERE seq = 1" 'entry [12] does not hold'
tampered 'two entries change places' "UPDATE history SET seq = seq + 100 WHERE seq IN (3, 4);
	UPDATE history SET seq = 107 - seq WHERE seq > 100;
	UPDATE history_field SET seq = seq + 100 WHERE seq IN (3, 4);
	UPDATE history_field SET seq = 107 - seq WHERE seq > 100" 'entry 3 does not hold'
tampered 'the first entry is taken away' 'DELETE FROM history WHERE seq = 1' \
	'entry 1 is not there'
tampered 'one in the middle' \
	'DELETE FROM history WHERE seq = 5; DELETE FROM history_field WHERE seq = 5' \
	'entry 5 is not there'
tampered 'one in the middle, and the rest moved up' \
	'DELETE FROM history WHERE seq = 5; DELETE FROM history_field WHERE seq = 5;
	UPDATE history SET seq = seq - 1 WHERE seq > 5;
	UPDATE history_field SET seq = seq - 1 WHERE seq > 5; UPDATE chain SET seq = 8' \
	'entry 5 does not hold'
tampered 'the end is cut' \
	'DELETE FROM history WHERE seq > 7; DELETE FROM history_field WHERE seq > 7' \
	'has 7 entries of 9'
tampered 'the end is cut, and the head says so' \
	'DELETE FROM history WHERE seq > 7; DELETE FROM history_field WHERE seq > 7;
	UPDATE chain SET seq = 7' 'has 7 entries of 7'
tampered 'the end is cut, and the head fits' \
	'DELETE FROM history WHERE seq > 8; DELETE FROM history_field WHERE seq > 8;
	UPDATE chain SET seq = 8, hash = (SELECT hash FROM history WHERE seq = 8)' \
	'"gone" of ACT-3 is not what entry 8'
tampered 'an entry is put in between' "INSERT INTO history SELECT 10, 'x', who, at, why, kind,
	NULL, hash FROM history WHERE seq = 9; UPDATE chain SET seq = 10" 'entry 10 does not hold'
tampered 'values of no entry' "INSERT INTO history_field SELECT 77, ord, entity, row_uid, name,
	old, new, salt, commitment FROM history_field WHERE seq = 4" 'entries of (9|77)'
tampered 'the head is lost' 'DELETE FROM chain' 'head of the history .*is lost'
tampered 'the head is another' "UPDATE chain SET hash = 'x'" 'history has been altered'

tampered 'a field of a row' "UPDATE action SET detail = 'Never' WHERE number = 1" \
	'"Detail" of ACT-1 is not what entry 4 of the history wrote$'
tampered 'a field that was empty' "UPDATE action SET due = '2030-01-01' WHERE number = 2" \
	'"Due" of ACT-2 was written by no entry'
tampered 'a field is emptied' 'UPDATE action SET detail = NULL WHERE number = 1' \
	'"Detail" of ACT-1 is not what entry 4'
tampered 'a row is said to be gone' 'UPDATE person SET gone = 1' '"gone" of PER-1 is not what entry 5'
tampered 'what was removed is back' 'UPDATE action SET gone = 0 WHERE number = 3' \
	'"gone" of ACT-3 is not what entry 9'
tampered 'a link is back' "UPDATE link SET gone = 0" 'gone. of LNK-1 is not what entry 7'
tampered 'a row is taken away' 'DELETE FROM action WHERE number = 2' \
	'ACT-2, which entry 3 of the history made, is not there'
tampered 'a row is made' "INSERT INTO action SELECT NULL, 'x', 44, version, gone, sort_key,
	$(sqlite3 good.db "SELECT group_concat(name, ', ') FROM
		(SELECT name FROM pragma_table_info('action') LIMIT -1 OFFSET 6)")
	FROM action WHERE number = 1" 'no entry of the history made ACT-44'
tampered 'a row of what every trust begins with' "UPDATE competency SET name = 'Other' WHERE
	number = 1" 'of CMP-1 is not what entry 1'
tampered 'several rows' "UPDATE action SET title = 'X'" '"Title" of ACT-1 .*; and 2 more'
seal=$("$P" --db good.db audit verify | sed 's/.*head \([^;]*\);.*/\1/')
cp good.db again.db
sqlite3 again.db "$free DELETE FROM history WHERE seq > 8; DELETE FROM history_field WHERE seq > 8;
	UPDATE action SET gone = 0 WHERE number = 3;
	UPDATE chain SET seq = 8, hash = (SELECT hash FROM history WHERE seq = 8)"
ok 'whoever rewrites all of it is not noticed by the file alone' "$P" --db again.db audit verify
refuses 'but by the seal that a paper prints' 1 'never had the seal .*its last entry is 8' \
	"$P" --db again.db audit verify --head "$seal"
ok 'a seal is read in capitals too' "$P" --db good.db audit verify --head "$(echo "$seal" | tr a-f A-F)"
ok 'and by its first four digits' "$P" --db good.db audit verify --head "$(echo "$seal" | cut -c1-6)"
refuses 'another of the same entry' 1 'it is another one, or has been altered' \
	"$P" --db good.db audit verify --head "$(echo "$seal" | tr 0-9a-f 1-9a-f0 | sed 's/^[^:]*/9/')"
for typo in 9 9: 9:abc :abcd 9:wxyz 9:3ced7-2f4 -9:abcd "9:$(printf %065d 0)" 9999999999999999999:abcd; do
	refuses "what is mistyped is no sign of tampering: $typo" 64 'a seal is as' \
		"$P" --db good.db audit verify --head "$typo"
done
done_testing
