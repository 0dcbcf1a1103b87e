#!/bin/sh
# Every file that is made is for its owner alone, whatever the umask, and
# nothing lies in /tmp or /var/tmp afterwards, or meanwhile.
. tests/tap.sh
cd "$TMP" || exit 1
export LC_ALL=C.UTF-8 PCREF_NOW=2026-11-22T06:00:00Z

case $TMP in
/tmp/* | /var/tmp/*) alone= ;;
*) unshare --mount true 2> said && alone=yes ;;
esac
cat > work <<'XX'
umask 000
if [ -n "$1" ]; then
	# Empty ones of our own; what is made there and gone at once shows as
	# a change of the folder.
	mount -t tmpfs tmpfs /tmp && mount -t tmpfs tmpfs /var/tmp || exit
	touch -d 2020-01-01 /tmp /var/tmp
fi
p() {
	"$PCREF" "$@" < /dev/null || echo "exit $? of: $*"
}
mkdir -p out
p demo --db demo.db
p --db demo.db backup
p --db demo.db action add 'One more' --detail "$(head -c 60000 /dev/zero | tr '\0' x)"
p --db demo.db action edit ACT-1 --detail other
p --db demo.db undo
p --db demo.db redo
for f in html txt md json csv docx xlsx; do
	p --db demo.db report --year 2026/27 -o out/report.$f
done
p --db demo.db audit export -o out/history
p --db demo.db bundle -o out/bundle
p --db demo.db rollup out
p --db demo.db action list --csv > rows.csv
p --db demo.db action import rows.csv
printf 'EthnicCategory,Team,ReferralDate\nA,T1,2026-01-02\nQQ,T1,2026-02-31\n' > extract.csv
p --db demo.db data import extract.csv --dataset MHSDS --rejects out/rejects
p --db demo.db search ward
p --db demo.db action list --sort title
p --db demo.db feedback list --match ward
cp demo.db copy.db && chmod 600 copy.db
p --db copy.db action add 'In the copy'
p --db demo.db merge copy.db
p --db demo.db restore demo-backups/"$(ls demo-backups | head -n 1)" --yes
p --db demo.db doctor --deep
p action add 'In the usual place'
printf '%s\n' n Typed q > keys
PCREF_KEYS=keys p
[ -z "$1" ] || ls -A --full-time -d /tmp /var/tmp /tmp/* /var/tmp/* > tmp.seen 2>&1
XX
touch -d 2020-01-01 before
if [ -n "$alone" ]; then
	unshare --mount sh work yes > said 2>&1
	holds 'nothing was made in /tmp or /var/tmp, even for a moment' \
		"cat tmp.seen; test \$(grep -c '2020-01-01' tmp.seen) = 2 && ! grep /tmp/. tmp.seen | grep -v 'No such'"
else
	sh work > said 2>&1
	skip 'nothing is made in /tmp or /var/tmp' 'mounting is not allowed here, or we lie there'
fi
sed 's/^/# /' said | grep 'exit [0-9]* of' | head -n 12
holds 'the work was done' "test \$(find . -name '*.db*' | wc -l) -gt 4 && test -s out/report.html &&
	test -s out/history"
# What this script makes by itself is open to all, for its umask is 000.
find . -type f ! -name said ! -name work ! -name .said ! -name keys ! -name rows.csv \
	! -name extract.csv ! -name before ! -name tmp.seen ! -name files > files
holds "no file of $(wc -l < files) can be read by others" \
	"xargs -d '\n' stat -c '%a %n' < files | { ! grep -v '^[46]00 '; }"
holds 'nor is a folder of ours open' \
	"stat -c '%a %n' data data/pcref state/pcref demo-backups | { ! grep -v '^700 '; }"
done_testing
