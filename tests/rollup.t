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
	grep -q 'zz.bundle was refused: Trust 01 is there already' err && test \$(wc -l < said) = 10"
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
holds 'the same file, the same key' "$PCREF --db 01.db bundle -o - | grep '^key' > a &&
	grep '^key' all/01.bundle | cmp - a"
holds 'an unsuppressed bundle is not made' "$PCREF --db 01.db setting edit suppression --value none &&
	! $PCREF --db 01.db bundle -o x.bundle && test ! -e x.bundle"
holds 'a folder without any says so' "mkdir empty && $PCREF rollup empty; test \$? = 66"
done_testing
