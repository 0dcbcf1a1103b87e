#!/bin/sh
# A file that is not a trust's own, or cannot be used: each is refused with a
# sentence and its exit code, and is left as it was.
. tests/tap.sh
cd "$TMP" || exit 1
PCREF_NOW=2026-11-22T06:00:00Z
export PCREF_NOW

is_as_it_was() {
	cmp -s "$1" "$1.was" || cmp "$1" "$1.was"
}

refused() {
	cp "$4" "$4.was"
	refuses "$1: reading" "$2" "$3" "$P" --db "$4" action list
	refuses "$1: writing" "$2" "$3" "$P" --db "$4" action add Late
	ok "$1: nothing is written to it" is_as_it_was "$4"
}

ok 'a new file is made' "$P" --db good.db action add First

refuses 'a missing file is not made by reading' 66 \
	'there is no file .*/none\.db; "pcref init" makes one' \
	"$P" --db none.db action list
ok 'and is still missing' test ! -e none.db
refuses 'a missing folder is named' 66 'no/such/.*No such file' \
	"$P" --db no/such/x.db action add x
mkdir folder
refuses 'a folder is no database' 65 'folder is a folder' \
	"$P" --db folder action list
refuses 'nor is a name that ends in a slash' 66 'no name of a file' \
	"$P" --db folder/ action list

sqlite3 other.db 'CREATE TABLE t (a); INSERT INTO t VALUES (1)'
refused 'another program'"'"'s database' 65 'of another program' other.db
sqlite3 marked.db 'PRAGMA application_id = 77; CREATE TABLE t (a)'
refused 'one with another mark' 65 'of another program' marked.db
: > zero.db
refused 'a file of no bytes' 65 'not a pcref database: it has 0 bytes' zero.db
printf x > one.db
refused 'a file of one byte' 65 'not a pcref database' one.db
echo 'Dear board, please find enclosed' > letter.txt
refused 'a short text' 65 'not a pcref database' letter.txt
seq 1 2000 > long.txt
refused 'a long text' 65 'not a pcref database' long.txt

for size in 100 511 4096 100000 400000; do
	head -c $size good.db > "cut$size.db"
	refused "a file cut at $size bytes" 65 \
		'is damaged .*go back to a backup' "cut$size.db"
done
cp good.db flipped.db
for page in 1 2 3 4 5 6 7 8; do
	printf '\377\377\377\377\377\377\377\377' |
		dd of=flipped.db bs=1 seek=$((page * 4096)) conv=notrunc 2>&-
done
refused 'flipped bytes' 65 'is damaged' flipped.db
cp good.db lost.db
sqlite3 lost.db 'DROP TABLE action'
refused 'a lost table' 65 'not as this program made it' lost.db

cp good.db newer.db
sqlite3 newer.db "INSERT INTO schema_version VALUES (99, 'pcref 9.9')"
ok 'a newer file can be read' "$P" --db newer.db action show 1
refuses 'but not written to; it says whose it is' 77 \
	'written by pcref 9\.9, which is newer' "$P" --db newer.db action add x
cp good.db stamped.db
sqlite3 stamped.db 'PRAGMA user_version = 99'
refuses 'the same by its mark alone' 77 'newer than this program' \
	"$P" --db stamped.db action add x

ln good.db second.db
refuses 'a file of two names' 65 'has 2 names' "$P" --db good.db action add x
rm second.db
ln -s good.db link.db
refuses 'a symbolic link' 65 'a link' "$P" --db link.db action list
ln -s nowhere.db loose.db
refuses 'one that leads nowhere' 65 'a link' "$P" --db loose.db action add x
ok 'and nothing is made there' test ! -e nowhere.db
mkfifo pipe
refuses 'a pipe does not make it wait' 65 'not a plain file' \
	"$P" --db pipe action list
refuses 'a device' 65 'not a plain file' "$P" --db /dev/null action list
refuses 'no name' 78 'has no value' "$P" --db '' action list

ok 'and the good one is whole' "$P" --db good.db audit verify
ok 'every file made is for its owner alone' sh -c '
	find good.db* data state 2> /dev/null | while read -r f; do
		case $(stat -c %a "$f") in 600 | 700) ;; *) echo "$f" ;; esac
	done | { ! grep .; }'
done_testing
