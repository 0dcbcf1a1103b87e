#!/bin/sh
# Backups come by themselves; going back says what is lost, and loses nothing.
. tests/tap.sh
on() {
	day=$1
	shift
	PCREF_NOW=${day}T06:00:00Z "$PCREF" --db "$TMP/x.db" "$@"
}
export LC_ALL=C.UTF-8
on 2026-11-20 init > /dev/null
on 2026-11-20 theme add One > /dev/null
holds 'a file made today needs no backup of nothing' "! ls $TMP/x-backups"
on 2026-11-21 theme add Two > /dev/null
on 2026-11-21 theme add Three > /dev/null
on 2026-11-22 theme add Four > /dev/null
holds 'the first change of a day makes one, the second none' "ls $TMP/x-backups | wc -l | grep -qx 2"
old=$TMP/x-backups/pcref-2026-11-21T060000Z.db
holds 'only their owner can read them' \
	"stat -c %a $old $TMP/x-backups | tr '\n' ' ' | grep -qx '600 700 '"
holds 'the list names them, the newest first' \
	"on 2026-11-22 restore --list --csv | sed -n 2p | grep -q '^2026-11-22,'"
holds 'it says what the backup lacks, and does nothing unasked' \
	"! on 2026-11-22 restore $old > $TMP/said && grep -q 'lacks 3 changes' $TMP/said &&
	on 2026-11-22 theme show Four"
holds 'with --yes it goes back' "on 2026-11-22 restore $old --yes && ! on 2026-11-22 theme show Two &&
	on 2026-11-22 theme show One"
holds 'what was there is set aside whole' "mv $TMP/x.db.aside-2026-11-22 $TMP/y.db &&
	PCREF_NOW=2026-11-22T06:00:00Z $PCREF --db $TMP/y.db theme show Four"
holds 'the history of what was restored holds' "on 2026-11-22 audit verify"
head -c 4000 /dev/urandom | dd of="$TMP/x.db" bs=1 seek=4096 conv=notrunc 2> /dev/null
holds 'a damaged file is refused with the way out' \
	"on 2026-11-22 theme list 2>&1 | grep -q 'go back to a backup'"
holds 'and is set aside, not overwritten' "on 2026-11-22 restore $old --yes && ls $TMP/x.db.aside-* &&
	on 2026-11-22 theme show One"
refuses 'a backup that is not there is named' 66 'there is no backup .*none.db; .*--list' \
	"$P" --db "$TMP/x.db" restore "$TMP/none.db" --yes
holds 'a team that shares the file goes on sharing it' "chmod 660 $TMP/x.db &&
	on 2026-11-22 restore $old --yes && test \$(stat -c %a $TMP/x.db) = 660 && chmod 600 $TMP/x.db*"
holds 'what is no backup is refused' "echo no > $TMP/no.db; ! on 2026-11-22 restore $TMP/no.db --yes &&
	on 2026-11-22 theme show One"
chmod 500 "$TMP/x-backups"
chown -R 65534 "$TMP" 2> /dev/null
if [ "$(id -u)" = 0 ]; then
	on 2026-11-22 person add A --login root --role secretary > "$TMP/said"
	on 2026-11-22 person add B --login nobody --role viewer > "$TMP/said"
	refuses 'a viewer puts no other file in its place' 77 'your role, Viewer' setpriv --reuid=65534 \
		--clear-groups "$PCREF" --db "$TMP/x.db" restore "$(ls "$TMP"/x-backups/pcref-* | tail -n 1)" --yes
	on 2026-11-22 person edit B --role secretary > "$TMP/said"
	holds 'a backup that cannot be made is told, and the change is kept' \
		"PCREF_NOW=2026-11-29T06:00:00Z setpriv --reuid=65534 --clear-groups $PCREF \
		--db $TMP/x.db theme add Five 2> $TMP/err &&
		grep -q 'backup could not be made' $TMP/err &&
		on 2026-11-29 theme show Five"
else
	n=$((n + 1))
	echo "ok $n # skip needs root to become somebody else"
fi
# What was killed in the middle leaves its beginning; what is at work has it locked.
echo 'words of somebody' | tee "$TMP/x-backups/part-99999" > "$TMP/x-backups/part-77"
echo 'a letter' > "$TMP/x-backups/part-of-it"
holds 'what a killed backup left is taken away by the next' "{ flock -x 9 &&
	on 2026-11-29 backup; } 9>> $TMP/x-backups/part-77 && ! test -e $TMP/x-backups/part-99999"
holds 'what another is making is not, nor what is no backup' \
	"test -s $TMP/x-backups/part-77 && test -s $TMP/x-backups/part-of-it"
echo 'half' | tee "$TMP/new.db.new-4" > "$TMP/new.db.new-4-journal"
holds 'nor does a file killed in the making stay' "$PCREF --db $TMP/new.db init &&
	! ls $TMP | grep 'db.new-'"
mkdir "$TMP/far" && ln -s far "$TMP/near"
holds 'a link on the way to the file is no hindrance' "$PCREF --db $TMP/near/l.db init &&
	$PCREF --db $TMP/near/l.db backup && ls $TMP/far/l-backups/pcref-*"
done_testing
