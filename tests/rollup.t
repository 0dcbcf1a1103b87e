#!/bin/sh
# Many trusts side by side: signed, suppressed, altered and repeated ones refused.
. tests/tap.sh
export LC_ALL=C.UTF-8 PCREF_NOW=2026-11-22T06:00:00Z
cd "$TMP" || exit 1
mkdir all
$PCREF --db base.db feedback add 'Zanzibarmarker words' --words 'more Zanzibarmarker' > /dev/null
$PCREF --db base.db person add 'Olufẹ́mi Bello' > /dev/null
$PCREF --db base.db action add 'Secret title' --owner 'Olufẹ́mi Bello' --due Q3 > /dev/null
# make N KNOWN: trust N, whose extract has 1,000 rows, KNOWN of them known, 3 of them invalid
make_trust() {
	cp base.db "$1.db"
	{
		$PCREF --db "$1.db" setting edit trust_name --value "Trust $1"
		awk -v k="$2" 'BEGIN { print "ethnic_category,team_code,referral_date"
			for (i = 0; i < 1000; i++) print (i < k ? "A" : i < k + 3 ? "X" : "Z") ",T1,2026-10-01" }' > x.csv
		$PCREF --db "$1.db" data import x.csv --dataset MHSDS --no-input
		$PCREF --db "$1.db" bundle -o "all/$1.bundle"
	} > log 2>&1
}
for i in 01 02 03 04 05 06 07 08; do make_trust $i 900; done
make_trust 09 600
holds 'a bundle is small, and its owner'"'"'s alone' "test \$(stat -c %a all/01.bundle) = 600 &&
	test \$(wc -c < all/01.bundle) -lt 4000 && test \$(stat -c %a 01-bundle.key) = 600"
holds 'no word and no name is in it' "! grep -iE 'zanzibar|bello|secret' all/01.bundle"
holds 'the three invalid are hidden, and what would give them away' \
	"grep '^dataset' all/01.bundle | tr '\t' ' ' | grep -q ' c' &&
	! grep '^dataset' all/01.bundle | cut -f 8 | grep -qx 3"
holds 'nine trusts stand side by side' "$PCREF rollup all --csv > said && test \$(wc -l < said) = 10"
holds 'the one far from the others is below the limits' "tr -d '\r' < said | grep -q '^Trust 09,.*,below\$' &&
	test \$(grep -c ',within' said) = 0 -o \$(grep -c ',below' said) = 1"
holds 'a paper is written, with a funnel and its table' "$PCREF rollup all -o all.html &&
	grep -q '<svg' all.html && grep -q 'Trust 09' all.html && grep -q 'Median' all.html"
cp all/01.bundle all/zz.bundle
holds 'a repeated one is refused, the others are shown' "$PCREF rollup all --csv > said 2> err; test \$? = 1 &&
	grep -q 'zz.bundle was refused: Trust 01 is there already, as at 2026-11-22: 01.bundle is the same' err && test \$(wc -l < said) = 10"
sed 's/^area\tleadership\t[-0-9]*/area\tleadership\t99/' all/02.bundle > all/zz.bundle
sed -i 's/Trust 02/Trust 10/' all/zz.bundle
holds 'an altered one is refused' "$PCREF rollup all 2> err; test \$? = 1 && grep -q 'altered since' err"
for cut in 1 100 500; do
	head -c $cut all/03.bundle > all/zz.bundle
	holds "so is one cut at $cut bytes" "$PCREF rollup all 2> err; test \$? = 1 && grep -q 'zz.bundle was refused' err"
done
head -c 2000 /dev/urandom > all/zz.bundle
holds 'and noise' "$PCREF rollup all 2> err; test \$? = 1 && grep -q 'no bundle of pcref' err"
rm all/zz.bundle
grep '^key' all/01.bundle | cut -f 2 > all/keys
holds 'with a list of keys only those are taken' "$PCREF rollup all --csv > said 2> err; test \$? = 1 &&
	test \$(wc -l < said) = 2 && test \$(grep -c 'not in the list' err) = 8"
rm all/keys
# again FILE AS-AT DAY: another bundle of trust 01, made on that day
again() { PCREF_NOW=${3}T06:00:00Z $PCREF --db 01.db bundle --as-at "$2" -o "all/$1" 2> log; }
again older.bundle 2026-10-31 2026-11-01
holds 'an older one sent again is refused, the newest stays' "$PCREF rollup all --csv > said 2> err; test \$? = 1 &&
	grep -q 'older.bundle was refused: it is older than 01.bundle: Trust 01 as at 2026-10-31, made on 2026-11-01' err &&
	tr -d '\r' < said | grep -q '^Trust 01,2026-11-22,'"
again older.bundle 2026-11-22 2026-11-21
holds 'so is one of the same day that was made earlier' "$PCREF rollup all 2> err; test \$? = 1 &&
	grep -q 'made on 2026-11-21' err"
again zz.bundle 2026-11-22 2026-11-23
holds 'one made tomorrow is refused' "$PCREF rollup all --csv > said 2> err; test \$? = 1 &&
	grep -q 'zz.bundle was refused: it is dated 2026-11-23, which is yet to come' err &&
	test \$(wc -l < said) = 10"
rm all/older.bundle
holds 'and one larger than any can be' "head -c 1100000 /dev/zero > all/zz.bundle &&
	$PCREF rollup all 2> err; test \$? = 1 && grep -q 'larger than any bundle' err"
{ printf 'pcref-bundle\t9\n'; sed 1d all/01.bundle; } > all/zz.bundle
holds 'one of a later format says so' "$PCREF rollup all 2> err; test \$? = 1 && grep -q 'newer pcref' err"
# The same trust, under a key of somebody else.
cp 01.db other.db && $PCREF --db other.db bundle -o all/zz.bundle 2> log
holds 'where two keys sign for a trust neither is believed' "$PCREF rollup all --csv > said 2> err; test \$? = 1 &&
	grep -q 'zz.bundle was refused: two keys sign for Trust 01' err &&
	grep -q '01.bundle was refused: two keys' err && test \$(wc -l < said) = 9"
for i in 01 02; do
	echo "$(grep '^key' all/$i.bundle | cut -f 2) Trust $i"
done > all/keys
holds 'a list of keys with names says which' "$PCREF rollup all --csv > said 2> err; test \$? = 1 &&
	grep -q 'zz.bundle was refused: Trust 01 signed it with a key that is not' err && test \$(wc -l < said) = 3"
sed -i 's/Trust 02/Trust 05/' all/keys
holds 'and a key speaks for its own trust only' "$PCREF rollup all --csv > said 2> err; test \$? = 1 &&
	grep -q '02.bundle was refused: it speaks for Trust 02, and its key is that of Trust 05' err"
rm all/keys all/zz.bundle
holds 'the same file, the same key' "$PCREF --db 01.db bundle -o - | grep '^key' > a &&
	grep '^key' all/01.bundle | cmp - a"
holds 'an unsuppressed bundle is not made' "$PCREF --db 01.db setting edit suppression --value none &&
	! $PCREF --db 01.db bundle -o x.bundle && test ! -e x.bundle"
holds 'a folder without any says so' "mkdir empty && $PCREF rollup empty; test \$? = 66"
# On a server that keeps several trusts (PG_ADDRESS): the same figures as from their bundles.
if [ -z "$PG_ADDRESS" ]; then
	skip 'on PostgreSQL' 'no server to be had'
	done_testing
	exit
fi
u=r$$
as() { echo "$PG_ADDRESS" | sed "s,//[^@]*@,//$1@,"; }
$PCREF --db "$PG_ADDRESS" init > log
mkdir sent
known=900
for t in north south west; do
	psql -q "$PG_ADDRESS" -c "CREATE ROLE ${t}_$u LOGIN"
	known=$((known - 100))
	awk -v k=$known 'BEGIN { print "ethnic_category,team_code,referral_date"
		for (i = 0; i < 1000; i++) print (i < k ? "A" : i < k + 3 ? "X" : "Z") ",T1,2026-10-01" }' > x.csv
	{
		$PCREF --db "$PG_ADDRESS" trust add "$t"
		$PCREF --db "$PG_ADDRESS" trust admit ${t}_$u --trust "$t" --role secretary
		$PCREF --db "$(as ${t}_$u)" setting edit trust_name --value "The $t"
		$PCREF --db "$(as ${t}_$u)" setting edit foreword_executive --value Zanzibarmarker
		$PCREF --db "$(as ${t}_$u)" data import x.csv --dataset MHSDS --no-input
		$PCREF --db "$(as ${t}_$u)" feedback add 'Zanzibarmarker words' --received 2026-11-01
		$PCREF --db "$(as ${t}_$u)" person add 'Olufẹ́mi Bello'
		$PCREF --db "$(as ${t}_$u)" action add 'Secret title' --owner 'Olufẹ́mi Bello' --due Q3
	} > log 2>&1
done
$PCREF --db "$(as south_$u)" setting edit suppression --value under-10 > log
psql -q "$PG_ADDRESS" -c "CREATE ROLE sums_$u LOGIN"
$PCREF --db "$PG_ADDRESS" trust admit sums_$u --trust west --role rollup > log
for t in north south west; do $PCREF --db "$(as ${t}_$u)" bundle -o "sent/$t.bundle" 2> log; done
sums=$(as sums_$u)
holds 'a login that adds up sees the trusts side by side' "$PCREF --db '$sums' rollup --csv > server 2> err &&
	test \$(wc -l < server) = 4 && grep -q '^The north,' server && grep -q 'left out.*: 1 of' err"
holds 'with the figures of their bundles' "$PCREF rollup sent --csv > files && cmp files server"
holds 'and the same paper, but for where it was read' "$PCREF --db '$sums' rollup -o server.md 2> err &&
	$PCREF rollup sent -o files.md && sed '/^Read from a server/d' server.md > a &&
	sed '/^Each trust.s bundle/d' files.md > b && cmp a b && test \$(wc -l < a) -gt 40"
holds 'reading only is enough' "$PCREF -R --db '$sums' rollup --csv 2> err | cmp - server"
holds 'it can list no rows' "! $PCREF --db '$sums' action list --csv 2> err | grep ACT- && grep -q 'sees no row' err"
for q in 'title FROM action' 'words FROM feedback' 'name FROM person' 'new FROM history_field' 'body FROM search' \
	'label FROM load_team' 'meaning FROM setting' "pcref_find('''secret''', 9)"; do
	refuses "the server lets it not read $q" 1 'permission denied' \
		psql -q "$sums" -c 'SET search_path TO pcref' -c "SELECT $q"
done
holds 'nor the settings that hold words' "psql -qAt '$sums' -c 'SELECT name, value FROM pcref.setting' > log &&
	grep -q trust_name log && ! grep -E 'foreword|Zanzibar|notice' log"
holds 'no word and no name is in any of it' "! grep -iE 'zanzibar|bello|secret' server server.md sent/*"
refuses 'another login is told which it takes' 77 'admitted by' $PCREF --db "$(as north_$u)" rollup
refuses 'and a file has no trusts to set side by side' 64 'folder of bundles' $PCREF --db base.db rollup
done_testing
