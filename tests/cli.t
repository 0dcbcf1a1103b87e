#!/bin/sh
# The words that scripts rely on: verbs, flags, exit codes, forms.  They are
# documented, and not changed later.
. tests/tap.sh
cd "$TMP" || exit 1
export LC_ALL=C.UTF-8 PCREF_NOW=2026-11-22T06:00:00Z PCREF_DB=$TMP/x.db

says() {
	name=$1 want=$2
	shift 2
	"$P" "$@" > out 2> err < /dev/null
	rc=$?
	grep -qE -- "$want" out && [ $rc = 0 ]
	bad=$?
	[ $bad = 0 ] || { echo "exit $rc"; cat err; } >> out
	tell $bad "$name" out
}
unchanged() {
	name=$1
	shift
	before=$(sqlite3 x.db 'SELECT seq, hash FROM chain; SELECT count(*) FROM count')
	"$P" "$@" > out 2>&1 < /dev/null
	after=$(sqlite3 x.db 'SELECT seq, hash FROM chain; SELECT count(*) FROM count')
	ok "$name" test "$before" = "$after"
}

says 'init' 'x.db is ready' init
says 'person add' '^Added PER-1, A Bello$' person add A Bello
says 'action add' '^Added ACT-1, due 30 September 2027 \(in [0-9]+ working days\)$' \
	action add 'Train all wards' --area leadership --owner 'A Bello' --due 30/9/2027
says 'without a due date its title' '^Added ACT-2, Publish$' action add Publish --area data
says 'a title needs no quotes' '^Added ACT-3, Ask the wards$' \
	action add Ask the wards --area feedback --draft
says '--draft' '^State: ' action show 3
ok 'is a draft' sh -c '"$0" action show 3 --json | jq -e ".[0].state == \"draft\""' "$P"
for area in leadership data feedback; do
	ok "--area $area" sh -c '[ "$("$0" action list --area '$area' --tsv | wc -l)" = 2 ]' "$P"
done
refuses 'an area that is none' 65 'it can be Leadership and governance, Data or Feedback' "$P" action add X --area money
says 'a state by its verb' '^Changed ACT-2' action done 2
says 'undo' '^Undone: ACT-2' undo
says 'redo' '^Done again: ACT-2' redo

for e in action plan objective milestone update evidence feedback theme route duty \
	competency rating driver body person organisation unit dataset setting term; do
	ok "$e list --json is JSON" sh -c '"$0" '$e' list --json | jq -e type' "$P"
	ok "$e list: every form has as many rows" sh -c '
		n=$("$0" '$e' list --json | jq length)
		[ "$("$0" '$e' list --tsv | wc -l)" = $((n + 1)) ] &&
		[ "$("$0" '$e' list --plain | grep -c "^Ref: ")" = $n ] &&
		"$0" '$e' list --csv | head -n 1 | grep -q "^ref,"' "$P"
	ok "$e --help" sh -c '"$0" '$e' --help | grep -q "list"' "$P"
done

printf 'EthnicCategory,Team,ReferralDate\nA,T1,2026-01-05\nZ,T1,5/2/2026\n99,T2,never\n,T2,\n' > e.csv
says 'data import' '^Accepted: 4$' data import e.csv --dataset MHSDS --no-input
says 'data counts' '^team,month,class,n' data counts --by team,month,class --csv
printf 'team,month,class,n\r\nT1,2026-01,known,1\r\nT1,2026-02,not_stated,1\r\nT2,unknown,missing,1\r\nT2,unknown,not_known,1\r\n' |
	tr -d '\r' | sort > want
ok 'its rows' sh -c '"$0" data counts --by team,month,class --csv | tr -d "\r" | sort | cmp - want' "$P"
printf 'code,where,when\nB,T9,2026-03-01\n' > m.csv
says '--map' '1' data import m.csv --dataset Other --map ethnic=code --map team=where \
	--map date=when --no-input
says 'an extract from standard input' '.' help
ok '- is standard input' sh -c '"$0" data import - --dataset Third --no-input < e.csv' "$P"
says 'data completeness' 'nown' data completeness
says 'score --explain' '.' score --explain
ok 'score --json is JSON' sh -c '"$0" score --json | jq -e type' "$P"
says 'today' '.' today
ok 'report' "$P" report --year 2025/26 --as-at 2026-03-31 -o r.html
ok 'makes its file' grep -q '<h1' r.html
ok 'the same again is the same bytes' sh -c \
	'"$0" report --year 2025/26 --as-at 2026-03-31 -o again.html && cmp r.html again.html' "$P"
ok '-o - is standard output' sh -c '"$0" report --year 2025/26 -o - | grep -q .' "$P"
ok 'action import - is standard input' sh -c \
	'printf "title\nFrom a pipe\n" | "$0" action import - | grep -q "Added 1"' "$P"
ok 'demo' "$P" --db demo.db demo

ok 'no verb and no terminal: help, and exit 64' sh -c \
	'"$0" > help 2>&1; [ $? = 64 ] && grep -q "^Usage: pcref" help' "$P"
refuses 'a typo is not run' 64 'Did you mean "list"' "$P" action lst
refuses 'nor of an entity' 64 'Did you mean "action"' "$P" acton list
refuses 'nor of a verb' 64 'Did you mean "score"' "$P" scroe
refuses 'nor of an option' 64 'Did you mean --json' "$P" action list --jsn
refuses 'nor is a shortened option' 64 'Did you mean --(json|no-input)|no option' \
	"$P" action list --jso
refuses 'nor of a value' 65 'it can be' "$P" action add X --state agred
refuses 'an option without its value' 64 'needs a value' "$P" action list --sort
refuses 'a number that is none' 64 'takes a number' "$P" action list --limit many
refuses 'a word too many' 64 'one word too many' "$P" undo it
refuses 'a word too few' 64 '"pcref action show" needs WHICH' "$P" action show
refuses 'a row that is none' 66 'there is no action "ACT-99"' "$P" action show ACT-99
refuses 'a file that is none' 66 'none.csv' "$P" action import none.csv
refuses 'an extract that is none' 66 'none.csv' "$P" data import none.csv --dataset X
refuses 'a day that is none' 65 '"31/2/2026" is not a date' \
	"$P" action add X --due 31/2/2026
refuses 'a report that cannot be written' 73 'no/such' \
	"$P" report --year 2025/26 -o no/such/r.html
refuses '--read-only' 77 '--read-only was given' "$P" -R action add X
refuses '--read-only after the verb' 77 '--read-only was given' "$P" action add X -R
ok '-R may read' "$P" -R action list
ok '--version' sh -c '"$0" --version | grep -q "^pcref [0-9]"' "$P"

unchanged 'add --dry-run' action add X --due 1/1/2027 --dry-run
unchanged 'edit --dry-run' action edit 1 --priority 1 --dry-run
unchanged 'remove --dry-run' action remove 1 --dry-run
unchanged 'done --dry-run' action done 1 --dry-run
printf 'title\nOne\nTwo\n' > two.csv
unchanged 'import --dry-run' action import two.csv --dry-run
unchanged 'data import --dry-run' data import m.csv --dataset Dry --map ethnic=code --no-input --dry-run
unchanged 'an edit that changes nothing' action edit 1 --owner 'A Bello'
printf 'title,priority\nGood,1\nBad,9\n' > half.csv
unchanged 'an import with one bad row' action import half.csv

# Every verb that help lists answers --help, without a database.
"$P" --help | sed -n '/^More to read/q; s/^  \([a-z][a-z ]*[a-z]\)  .*/\1/p' > verbs
ok 'help lists the verbs' test "$(wc -l < verbs)" -gt 30
ok 'each once' sh -c '! sort verbs | uniq -d | grep .'
while read -r verb; do
	# shellcheck disable=SC2086
	ok "$verb --help" sh -c '"$0" --db /nowhere/x.db '"$verb"' --help | grep -q .' "$P"
done < verbs
done_testing
