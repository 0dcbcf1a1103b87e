#!/bin/sh
# Text that would drive a terminal, turn a line about or be a formula: stored
# as it was given, and shown by every verb, form and message so that it cannot.
. tests/tap.sh
cd "$TMP" || exit 1
export LC_ALL=C.UTF-8 PCREF_NOW=2026-11-22T06:00:00Z PCREF_DB=$TMP/x.db

# OSC title, CSI colour and clear, C1 CSI, override, DEL, BEL, backspace
evil=$(printf 'begin\033]0;owned\007\033[31m\033[2J\302\23331m\342\200\256evil\342\200\254\177\010 end')
row=$(printf 'title,detail\r\n"%s","=1+1\r\n\033[5m%s"\r\n' "$evil" "$evil")
printf '%s' "$row" > rows.csv

says_safely() {
	name=$1
	shift
	"$P" "$@" > out 2> err < /dev/null
	rc=$?
	cat out err > both
	ok "$name: exit $rc, nothing foreign" sh -c "$(cat grep.sh)"
	ok "$name: something is said" test -s both
}
# The bytes of a pattern, kept in a file so that every shell agrees.
cat > grep.sh <<'XX'
! LC_ALL=C grep -aP '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]' both
XX

"$P" action import rows.csv > out 2>&1
ok 'a file of such text is taken in' grep -q 'Added 1' out
for f in '=1+1' '@SUM(A1)' '+44 20' "'quoted" '-2+3' "$(printf '=\tx')"; do
	"$P" action add -- "$f" > /dev/null
done
"$P" person add "$evil" > /dev/null
"$P" body add "$evil" > /dev/null
"$P" theme add "$evil" > /dev/null
"$P" feedback add "$evil" --words "$evil" > /dev/null
"$P" action edit 2 --owner PER-1 --detail "$evil" --reason "$evil" > /dev/null

stored=$(sqlite3 x.db "SELECT hex(title) FROM action WHERE number = 1")
ok 'it is kept byte for byte' \
	test "$stored" = "$(printf '%s' "$evil" | od -An -v -tx1 | tr -d ' \n' | tr a-f A-F)"

for form in '' --csv --tsv --json --plain; do
	says_safely "list $form" action list $form
	says_safely "list of feedback $form" feedback list $form
	says_safely "show $form" action show 1 $form
	says_safely "history $form" action history 2 $form
	says_safely "search $form" search begin $form
	says_safely "log $form" audit log $form
	says_safely "today $form" today $form
done
for form in txt md html json; do
	"$P" report --year 2026/27 -o "r.$form" > out 2> err
	cat "r.$form" out err > both
	ok "report as $form: nothing foreign" sh -c "$(cat grep.sh)"
done
ok 'the report in HTML has no tag of theirs' sh -c \
	'"$0" action add "<script>x</script><img src=y>" --state agreed > both 2>&1
	"$0" report --year 2026/27 -o s.html; ! grep -iE "<script|<img" s.html' "$P"

says_safely 'a verb that is none' "$evil"
says_safely 'a verb of an entity that is none' action "$evil"
says_safely 'an option that is none' action list "--$evil"
says_safely 'a row that is none' action show "$evil x"
says_safely 'a value that is none' action add X --priority "$evil"
says_safely 'a word that is none' action add X --state "$evil"
says_safely 'a day that is none' action add X --due "$evil"
says_safely 'a field that is none' action list --sort "$evil"
says_safely 'a database that is none' --db "$evil" action list
says_safely 'a configuration that is none' -C "$evil" action list
says_safely 'an extract that is none' data import "$evil" --dataset X
printf '[screen]\n%s = 1\n' "$evil" > evil.ini
says_safely 'a key that is none' -C evil.ini action list
printf 'title,%s\nx,y\n' "$evil" > head.csv
says_safely 'a column that is none' action import head.csv
says_safely 'help on such a word' help "$evil"

"$P" action list --csv > a.csv
ok 'no cell of the CSV is a formula' sh -c \
	"! tr '\r' '\n' < a.csv | grep -E '(^|,)\"?[=+@-]'"
ok 'JSON says every byte' test "$("$P" action list --json | jq -r '.[0].title')" = "$evil"

# Ten megabytes in one field, and NUL: refused, nothing kept.
{ printf 'title\n'; head -c 10000000 /dev/zero | tr '\0' x; echo; } > big.csv
refuses 'ten megabytes in a field' 65 "too long" "$P" action import big.csv
printf 'title\nA\000B\n' > nul.csv
refuses 'a NUL' 65 'NUL' "$P" action import nul.csv
printf 'title\nA\377B\n' > bad.csv
refuses 'bytes that are not UTF-8' 65 'UTF-8' "$P" action import bad.csv
ok 'none of them is kept' sh -c "[ \$('$P' action list --tsv | grep -c '	A\|xxxx') = 0 ]"
ok 'the history holds' "$P" audit verify
done_testing
