#!/bin/sh
# The evidence pack: what is in it, what is not, and the same bytes again.
. tests/tap.sh
PCREF_DB=$TMP/k.db PCREF_NOW=2026-11-22T09:00:00Z
export PCREF_DB PCREF_NOW
quiet() { "$P" "$@" > "$TMP/out" 2>&1 || cat "$TMP/out" >&2; }
has() { ok "$1" grep -qF -- "$3" "$2"; }

ok 'a new trust has a pack, though it holds no file yet' sh -c \
	'"$1" --db "$2/new.db" init > "$2/out" && { "$1" --db "$2/new.db" pack -o "$2/new.zip" ||
	[ $? = 1 ]; } && unzip -p "$2/new.zip" SHA256SUMS | wc -c | grep -qx 0' - "$P" "$TMP"
mkdir "$TMP/files"
echo 'The board met.' > "$TMP/files/board minutes.txt"
echo 'The plan, page by page.' > "$TMP/files/plan.txt"
echo 'Somebody will change this.' > "$TMP/files/changed.txt"
echo 'Somebody will lose this.' > "$TMP/files/lost.txt"
quiet person add 'A Bello'
quiet duty edit D4 --status met --reviewer 'A Bello' --reviewed-on 2026-11-01 \
	--notes 'The board sees the measures at each meeting.'
quiet action add 'Publish the plan' --area leadership --action-duty DTY-4
quiet evidence attach "$TMP/files/board minutes.txt" Minutes of June --dated 2026-06-30 \
	--duty-evidence DTY-4
quiet evidence attach "$TMP/files/plan.txt" The plan --dated 2026-03-01 --action-evidence ACT-1
quiet evidence attach "$TMP/files/changed.txt" Attendance --duty-evidence DTY-1
quiet evidence attach "$TMP/files/lost.txt" Survey --duty-evidence DTY-10
quiet evidence add 'The site' --place https://example.org/pcref --duty-evidence DTY-4 \
	--strength documented

"$P" pack --duty D4 -o "$TMP/d4.zip" > "$TMP/said" 2>&1
ok 'a duty whose files are there' test $? = 0
ok 'its page, its sums and its files are in it' test "$(unzip -Z1 "$TMP/d4.zip" | tr '\n' ' ')" = \
	'index.html SHA256SUMS evidence/EVD-1-board_minutes.txt evidence/EVD-2-plan.txt '
ok 'a name that any system takes, and the bytes as they were' sh -c \
	"unzip -p '$TMP/d4.zip' evidence/EVD-1-board_minutes.txt | cmp - '$TMP/files/board minutes.txt'"
ok 'the sums are those of the files' sh -c "cd '$TMP' && mkdir d4 && cd d4 &&
	unzip -q ../d4.zip && sha256sum -c --quiet SHA256SUMS"
page=$TMP/d4/index.html
for words in 'Evidence pack: duty D4' 'Assessed by' 'A Bello' '1 November 2026' '30 June 2026' \
	'sees the measures at each meeting' 'ACT-1' 'https://example.org/pcref' \
	"$(sha256sum < "$TMP/files/plan.txt" | cut -d' ' -f1)" \
	'none of them names a patient'; do
	has "the page says: $words" "$page" "$words"
done
ok 'with links to the files' grep -q 'href="evidence/EVD-2-plan.txt"' "$page"
ok 'one h1, captions and scopes' sh -c "test \$(grep -o '<h1' '$page' | wc -l) = 1 &&
	test \$(grep -o '<table' '$page' | wc -l) = \$(grep -o '<caption' '$page' | wc -l) &&
	! grep -q '<th>' '$page'"
"$P" pack --duty D4 -o "$TMP/again.zip" > "$TMP/said"
ok 'the same bytes again' cmp "$TMP/d4.zip" "$TMP/again.zip"

echo more >> "$TMP/files/changed.txt"
rm "$TMP/files/lost.txt"
"$P" pack --duty all -o "$TMP/all.zip" > "$TMP/said" 2> "$TMP/err"
ok 'what is missing or changed exits 1' test $? = 1
has 'and is named' "$TMP/err" 'EVD-3 is not in the pack: changed'
has 'one by one' "$TMP/err" 'EVD-4 is not in the pack: missing'
has 'the pack is there all the same' "$TMP/said" '2 files in it, 2 missing or changed'
unzip -p "$TMP/all.zip" index.html > "$TMP/all.html"
for words in 'Evidence whose file is not in the pack' 'Survey' 'National duties D1 to D7' \
	'Known ethnicity' 'D10 '; do
	has "the page says: $words" "$TMP/all.html" "$words"
done
ok 'every duty is there' test "$(grep -c '<h3[^>]*>D[0-9]* ' "$TMP/all.html")" = 10
refuses 'a duty that is not there' 66 'no duty "D99"' "$P" pack --duty D99 -o "$TMP/x.zip"
refuses 'no file named' 64 'where the pack goes' "$P" pack
done_testing
