#!/bin/sh
# Folders and disks that say no: an ordinary user without the right, a full
# disk.  What was saved stays, and what was not is not half there.
. tests/tap.sh
PCREF_NOW=2026-11-22T06:00:00Z
export PCREF_NOW

# Others must be able to reach the program and the files.
yard=$(mktemp -d) || exit 1
trap 'umount "$yard/small" 2> /dev/null; rm -rf "$yard"' EXIT
chmod 755 "$yard"
cp "$P" "$yard/pcref" && chmod 755 "$yard/pcref"
cd "$yard" || exit 1
HOME=$yard/home XDG_CONFIG_HOME=$yard/home XDG_DATA_HOME=$yard/home XDG_STATE_HOME=$yard/home

as_other() {
	if [ "$(id -u)" = 0 ]; then
		setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
	else
		"$@"
	fi
}
them() {
	refuses "$1" "$2" "$3" as_other ./pcref --db "$4" action "$5" "$6"
}
# timeout(1) cannot run a function.
timeout() {
	shift
	"$@"
}

"$P" --db kept.db action add 'Ask the wards' > /dev/null
if [ "$(id -u)" = 0 ] && ! as_other true; then
	for what in reading writing making; do
		skip "$what as an ordinary user" 'setpriv is not allowed here'
	done
else
	mkdir shut && cp kept.db shut/kept.db
	[ "$(id -u)" != 0 ] || chown -R 65534 shut
	chmod 600 shut/kept.db && chmod 555 shut
	ok 'in a folder that may not be written to it can be read' \
		as_other ./pcref --db shut/kept.db action show 1
	them 'but not written to' 77 'may not be written to' shut/kept.db add x
	them 'nor is a file made there' 73 'cannot make|cannot be opened' \
		shut/new.db add x
	ok 'nothing is left there' sh -c '[ "$(ls -A shut)" = kept.db ]'
	cp kept.db locked.db && chmod 444 locked.db
	them 'a file that may only be read is not written to' 77 \
		'may only be read' locked.db add x
	chmod 000 locked.db
	them 'a file that may not be read' 77 'may not read .*ask whoever' \
		locked.db show 1
	mkdir closed && cp kept.db closed && chmod 000 closed
	them 'a folder that may not be entered' 77 'closed.*Permission denied' \
		closed/kept.db show 1
	mkdir home && chmod 555 home
	refuses 'no folder of data can be made' 73 'cannot make the folder' \
		as_other ./pcref action add x
fi

mkdir small
if mount -t tmpfs -o size=3m tmpfs small 2> /dev/null; then
	cp kept.db small/kept.db
	saved=1
	long=$(head -c 3000 /dev/zero | tr '\0' x)
	while [ $saved -lt 500 ] && "$P" --db small/kept.db action add \
		"Number $saved" --detail "$long" > /dev/null 2> said; do
		saved=$((saved + 1))
	done
	rc=$?
	refuses 'a full disk is told' 74 'is full; nothing was changed: make room' \
		"$P" --db small/kept.db action add Last --detail "$long$long"
	ok 'what was saved before is all there, and no more' sh -c "
		[ \$('$P' --db small/kept.db action list --tsv | wc -l) = $((saved + 1)) ]"
	ok 'the history holds' "$P" --db small/kept.db audit verify
	ok 'and so does the file' sh -c \
		'[ "$(sqlite3 small/kept.db "PRAGMA integrity_check")" = ok ]'
	refuses 'a new file that does not fit' 74 'holds [^ ]*/new\.db is full' \
		"$P" --db small/new.db action add x
	ok 'leaves nothing behind' sh -c '! ls small | grep new'
	mount -o remount,size=8m small
	ok 'with more room it works' "$P" --db small/new.db action add x
	umount small
else
	skip 'a full disk' 'mounting is not allowed here'
fi
if mount -t tmpfs -o size=8m tmpfs small 2> /dev/null; then
	cp kept.db small/kept.db
	cp kept.db small/hot.db
	# Killed in the middle of a change: the journal is to be played back.
	printf 'PRAGMA cache_size = 5; PRAGMA journal_mode = TRUNCATE; BEGIN IMMEDIATE;
		UPDATE action SET detail = hex(zeroblob(90000));\n.shell kill -9 $PPID\n' |
		sqlite3 small/hot.db > said 2>&1
	ok 'a change was killed in the middle' test -s small/hot.db-journal
	mount -o remount,ro small
	ok 'on a disk mounted read-only it can be read' "$P" --db small/kept.db action show 1
	ok 'searched, too' "$P" --db small/kept.db search wards
	refuses 'but not written to' 77 'may only be read' "$P" --db small/kept.db action add x
	refuses 'nor is a file made there' 73 'Read-only file system|cannot be opened' \
		"$P" --db small/new.db action add x
	refuses 'nor a backup' 73 'Read-only file system' "$P" --db small/kept.db backup
	refuses 'what must be put right first cannot be, and that is said' 77 \
		'may not be written to' "$P" --db small/hot.db action show 1
	mount -o remount,rw small
	ok 'with the right to write it is put right' "$P" --db small/hot.db action show 1
	ok 'and holds' "$P" --db small/hot.db audit verify
	umount small
else
	for what in reading writing recovering; do
		skip "$what on a disk mounted read-only" 'mounting is not allowed here'
	done
fi
refuses 'a full standard output' 74 'standard output' \
	sh -c "'$P' --db kept.db action list > /dev/full"
refuses 'a full standard output after a change' 74 'standard output' \
	sh -c "'$P' --db kept.db action add Second > /dev/full"
done_testing
