#!/bin/sh
# Two machines on one file: two programs, each in a world of its own of mounts,
# network and name.  And folders of a network, as mountinfo shows them.
. tests/tap.sh
cd "$TMP" || exit 1
export PCREF_NOW=2026-11-22T06:00:00Z
[ -n "$PCREF_TORTURE" ] && saves=500 || saves=12

if ! unshare --mount --uts --net true 2> /dev/null; then
	skip 'two machines on one file' 'unshare is not allowed here'
	skip 'folders of a network' 'unshare is not allowed here'
	done_testing
	exit 0
fi
# on NAME COMMAND...: as on a machine of that name
on() {
	name=$1
	shift
	unshare --mount --uts --net sh -c 'hostname "$0" && exec "$@"' "$name" "$@"
}
save_many() {
	on "$1" sh -c 'i=0
	while [ $i -lt "$2" ]; do
		"$0" --db x.db action add "From $1, $i" > "said.$1" 2>&1 || exit
		echo x >> "told.$1"
		i=$((i + 1))
	done' "$P" "$1" "$saves"
}
"$P" --db x.db init > said
ok 'a machine has its own name' sh -c '[ "$(unshare --uts sh -c "hostname ward; hostname")" = ward ]'
save_many north &
north=$!
save_many south &
south=$!
wait $north && wait $south
holds "each saves $saves times" "cat said.north said.south; test \$(wc -l < told.north) = $saves &&
	test \$(wc -l < told.south) = $saves"
holds 'every save that was told is there, once' \
	"test \$($P --db x.db action list --csv | grep -c ',\"From') = $((2 * saves))"
ok 'and the history holds' "$P" --db x.db audit verify
ok 'and every page' "$P" --db x.db doctor --deep

# The lock of one is felt by the other: it waits, and then saves.
on north sqlite3 x.db "BEGIN IMMEDIATE; SELECT 1" ".shell touch locked; sleep 2" COMMIT > held 2>&1 &
holder=$!
while [ ! -e locked ] && kill -0 $holder 2> said; do sleep 0.1; done
before=$(date +%s%N)
ok 'one waits while the other writes, and saves' on south "$P" --db x.db action add Patient
holds 'it has waited' "test $(($(date +%s%N) - before)) -gt 1000000000"
wait $holder
# Who waits sleeps before the journal, until it is let go.
flock x.db-journal sh -c 'touch turn; sleep 1; rm turn' &
while [ ! -e turn ]; do sleep 0.05; done
ok 'writing waits for its turn' sh -c '"$1" --db x.db action add "In turn" && test ! -e turn' - "$P"
wait
if [ -n "$PCREF_TORTURE" ]; then
	on north sqlite3 x.db "BEGIN IMMEDIATE; SELECT 1" ".shell touch longer; sleep 14" COMMIT > held 2>&1 &
	holder=$!
	while [ ! -e longer ]; do sleep 0.1; done
	refuses 'after ten seconds it says so' 75 'for ten seconds; nothing was changed' \
		unshare --mount --uts --net "$P" --db x.db action add Late
	wait $holder
fi

# --- folders of a network ----------------------------------------------------
mounted() {
	printf '28 1 254:1 / / rw,relatime - ext4 /dev/vda1 rw
91 28 0:44 / %s rw,relatime shared:9 - %s server:/share rw\n' "$(pwd -P | sed 's/ /\\040/g')" "$1" > info
}
# The program sees that list in the place of its own.
cat > with_info <<'XX'
mount --bind info /proc/$$/mountinfo && exec "$@"
XX
seen() {
	unshare --mount sh with_info "$@"
}
mounted ext4
if ! seen true 2> said; then
	skip 'folders of a network' 'mountinfo cannot be replaced here'
	done_testing
	exit 0
fi
for kind in nfs nfs4 cifs smb3 9p fuse.sshfs fuse ceph virtiofs fuse.vmhgfs-fuse vboxsf davfs; do
	mounted $kind
	refuses "$kind: refused, named, with the two ways out" 77 \
		"lies on $(pwd -P), .*\($kind\).* over SSH, or use PostgreSQL; with --read-only" \
		unshare --mount sh with_info "$P" --db x.db action add x
	ok "$kind: it can be read" seen "$P" --db x.db --read-only action show 1
	refuses "$kind: no file is made there" 77 "\($kind\)" \
		unshare --mount sh with_info "$P" --db new.db action add x
	holds "$kind: the doctor says so" "! seen $P --db x.db --read-only doctor --csv > said &&
		grep -q '^Disk,BAD.*PostgreSQL' said"
done
ok 'nothing was made' test ! -e new.db
for kind in ext4 xfs btrfs tmpfs overlay zfs f2fs fuseblk; do
	mounted $kind
	ok "$kind: taken" seen "$P" --db x.db action add x
done
done_testing
