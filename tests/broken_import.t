#!/bin/sh
# An import that does not come to its end, for want of room or because it is
# killed, leaves what was there before and nothing else.
. tests/tap.sh
PCREF_NOW=2026-11-22T06:00:00Z
export PCREF_NOW
PCREF_DB=$TMP/kept.db
export PCREF_DB
trap 'umount "$TMP/small" 2> /dev/null' EXIT

# $1 teams, each with a row for each of 12 months, and one row to be rejected.
extract() {
	echo 'EthnicCategory,TeamCode,ServiceType,ReferralDate'
	awk -v teams="$1" 'BEGIN {
		for (t = 0; t < teams; t++)
			for (m = 1; m <= 12; m++)
				printf "%c,T%05d,A%02d,2026-%02d-01\n", 65 + t % 8, t, t % 50, m
		print "A,T\"1,A01,2026-01-01"
	}'
}
rows_in() {
	"$P" data counts --dataset Kept --by class --csv | tr -d '\r' | sed -n 's/^known,//p'
}
extract 10 > "$TMP/few.csv"
extract 4000 > "$TMP/many.csv"
ok 'a small extract is kept' "$P" data import "$TMP/few.csv" --dataset Kept --no-input
before=$("$P" data loads --csv)

# ---- no room ----
mkdir "$TMP/small"
if mount -t tmpfs -o "size=$(($(stat -c %s "$PCREF_DB") / 1024 + 1500))k" tmpfs "$TMP/small" 2> /dev/null; then
	cp "$PCREF_DB" "$TMP/small/x.db"
	refuses 'a full disk is told' 74 'is full; nothing was changed: make room' \
		"$P" --db "$TMP/small/x.db" data import "$TMP/many.csv" --dataset Kept --no-input
	holds 'no load is there, nor half a one' \
		'[ "$before" = "$("$P" --db "$TMP/small/x.db" data loads --csv)" ]'
	ok 'the history holds' "$P" --db "$TMP/small/x.db" audit verify
	holds 'and so does the file' \
		'[ "$(sqlite3 "$TMP/small/x.db" "PRAGMA integrity_check")" = ok ]'
	holds 'of the rejected rows there is no file' '[ ! -e "$TMP/many-rejects.csv" ]'
	mount -o remount,size=64m "$TMP/small"
	ok 'with room it is imported' "$P" --db "$TMP/small/x.db" data import "$TMP/many.csv" \
		--dataset Kept --no-input
	rm -f "$TMP/many-rejects.csv" "$TMP"/small/*
	mount -o remount,size=4k "$TMP/small"
	head -c 4096 /dev/zero > "$TMP/small/zeros"
	refuses 'no room for the rejected rows' 74 'cannot write the rejected rows.*No space' \
		"$P" data import "$TMP/many.csv" --dataset Kept --no-input \
		--rejects "$TMP/small/rejects.csv"
	holds 'nothing is left of them' '[ "$(ls -A "$TMP/small")" = zeros ]'
	holds 'and nothing was kept' '[ "$before" = "$("$P" data loads --csv)" ]'
	umount "$TMP/small"
else
	skip 'a full disk' 'mounting is not allowed here'
fi

# ---- killed while it reads ----
mkfifo "$TMP/fifo"
(
	echo EthnicCategory,TeamCode
	awk 'BEGIN { for (i = 0; i < 50000; i++) print "A,T\"1" }'
	sleep 20
) > "$TMP/fifo" &
writer=$!
"$P" data import - --dataset Kept --no-input --rejects "$TMP/rejects.csv" < "$TMP/fifo" \
	> /dev/null 2>&1 &
reader=$!
sleep 1
kill -9 $reader
wait $reader 2> /dev/null
kill $writer
# 020200000 is O_TMPFILE: a file without a name, as not every disk has it.
if perl -MFcntl -e 'sysopen(F, $ARGV[0], O_WRONLY | 020200000, 0600) or exit 1' "$TMP"; then
	holds 'killed while it reads, it leaves no rejected rows' '[ ! -e "$TMP/rejects.csv" ]'
else
	skip 'rejected rows of a killed import' 'files without a name cannot be had here'
fi

# ---- killed at any moment ----
whole=0 none=0 torn=0 left=0 people=0
for ms in 010 030 060 090 120 160 200 300; do
	cp "$TMP/kept.db" "$TMP/killed.db"
	PCREF_DB=$TMP/killed.db
	rm -f "$TMP/many-rejects.csv"
	"$P" data import "$TMP/many.csv" --dataset Kept --no-input > /dev/null 2>&1 &
	one=$!
	sleep "0.$ms"
	kill -9 $one 2> /dev/null
	wait $one 2> /dev/null
	"$P" audit verify > "$TMP/verify" 2>&1 || left=$((left + 1))
	case $(rows_in) in
	120)
		none=$((none + 1))
		[ ! -e "$TMP/many-rejects.csv" ] || people=$((people + 1))
		;;
	48000) whole=$((whole + 1)) ;;
	*) torn=$((torn + 1)) ;;
	esac
done
echo "# killed eight times: $none kept nothing, $whole had ended"
holds 'killed at any moment, a load is whole or not there' '[ $torn = 0 ] && [ $none -ge 1 ]'
holds 'and the history holds' '[ $left = 0 ]'
if perl -MFcntl -e 'sysopen(F, $ARGV[0], O_WRONLY | 020200000, 0600) or exit 1' "$TMP"; then
	holds 'where nothing was kept there is no file of rejected rows' '[ $people = 0 ]'
else
	skip 'rejected rows of a killed import' 'files without a name cannot be had here'
fi
rm -f "$TMP/many-rejects.csv"
ok 'left alone it comes to its end' "$P" data import "$TMP/many.csv" --dataset Kept --no-input
holds 'and is whole' '[ "$(rows_in)" = 48000 ]'
done_testing
