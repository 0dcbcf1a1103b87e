#!/bin/sh
# Sharing: one source, for the public, the board and a partner.
. tests/tap.sh
PCREF_DB=$TMP/s.db PCREF_NOW=2026-03-31T09:00:00Z
export PCREF_DB PCREF_NOW
quiet() { "$P" "$@" > "$TMP/out" 2>&1 || cat "$TMP/out" >&2; }
has() { ok "$1" grep -qF -- "$3" "$2"; }
lacks() { ok "$1" sh -c "! grep -qF -- \"\$1\" \"\$2\"" - "$3" "$2"; }

quiet person add 'Nkem Okafor' --email 'n.okafor@example.org'
quiet action add 'Publish the plan' --area leadership --owner 'Nkem Okafor' --due 2026-01-31 \
	--detail 'Between us: the printer is slow.' --funding one_off --amount 4000
quiet action add 'Not agreed yet' --area data --draft
quiet risk add 'Grants end' --likelihood 4 --impact 4
quiet evidence add 'Minutes' --place /home/secret/minutes.pdf --strength documented
i=0
while [ $i -lt 23 ]; do
	i=$((i + 1))
	case $i in [1-3]) by=pals ;; *) by=complaint ;; esac
	quiet feedback add "Secret words $i" --received-on 2025-06-01 --channel $by
done
for whom in public board partner; do
	"$P" export --for $whom -o "$TMP/$whom.json" > /dev/null
	"$P" export --for $whom -o "$TMP/again.json" > /dev/null
	ok "$whom: the same bytes again" cmp "$TMP/$whom.json" "$TMP/again.json"
	lacks "$whom: no words of people" "$TMP/$whom.json" 'Secret words'
	lacks "$whom: no address of anybody" "$TMP/$whom.json" 'n.okafor'
	# 3 by PALS of 23: hidden, and the 20 rounded as it is.
	ok "$whom: feedback as counts, small ones hidden" test "$(jq -c '[.. | objects |
		select(.caption? == "Feedback by Channel") | .rows[].cells | map(.text) |
		select(.[0] == "PALS" or .[0] == "complaint")]' "$TMP/$whom.json")" = \
		'[["PALS","[c]"],["complaint","20"]]'
done
lacks 'the public has no names' "$TMP/public.json" 'Nkem Okafor'
has 'the board has' "$TMP/board.json" 'Nkem Okafor'
has 'a partner has' "$TMP/partner.json" 'Nkem Okafor'
lacks 'the public has no free text' "$TMP/public.json" 'Between us'
has 'the board has' "$TMP/board.json" 'Between us'
lacks 'the public has no drafts' "$TMP/public.json" 'Not agreed yet'
lacks 'nor has a partner' "$TMP/partner.json" 'Not agreed yet'
has 'the board has' "$TMP/board.json" 'Not agreed yet'
lacks 'a partner has no amounts' "$TMP/partner.json" '4,000'
has 'the board has' "$TMP/board.json" '4,000'
lacks 'the public has no risks' "$TMP/public.json" 'Grants end'
has 'the board has' "$TMP/board.json" 'Grants end'
lacks 'the public has no places of files' "$TMP/public.json" '/home/secret'
refuses 'a list that is not for them' 77 'not shared' "$P" export risk --for public -o -
refuses 'a list that is not there' 64 'no list' "$P" export moon --for public -o -
refuses 'a reader that is not there' 64 'public, board or partner' "$P" export --for me -o -
ok 'a workbook of one list' "$P" export action --for board -o "$TMP/a.xlsx"
# One list is a table with its columns, several a line a cell.
ok 'a CSV of one list' "$P" export action --for board -o "$TMP/a.csv"
ok 'with its columns' test "$(head -n 1 "$TMP/a.csv" | cut -d, -f1-3)" = 'Number,Title,State'
ok 'a row an action' test "$(grep -c '^ACT-' "$TMP/a.csv")" = 2
ok 'a CSV of all lists' "$P" export --for public -o "$TMP/all.csv"
has 'names the table, the row, the column and the value' "$TMP/all.csv" \
	'Actions,ACT-1,Title,Publish the plan'
has 'and hides small numbers' "$TMP/all.csv" 'Feedback by Channel,PALS,Pieces of feedback,[c]'
quiet action add '=1+1' --area data
"$P" export action --for board -o "$TMP/guard.csv" > "$TMP/out"
has 'nothing in it is a formula' "$TMP/guard.csv" "'=1+1"

# A list of 700: an export holds them all, a paper says how many it leaves out.
i=0
while [ $i -lt 700 ]; do
	i=$((i + 1))
	echo "Many $i,data"
done | sed '1i title,area' > "$TMP/many.csv"
quiet action import "$TMP/many.csv"
"$P" export action --for board -o "$TMP/many.out.csv" > "$TMP/out"
# 700, and the three before.
ok 'an export holds every row' test "$(grep -c '^ACT-' "$TMP/many.out.csv")" = 703
"$P" export action --for board -o "$TMP/many.xlsx" > "$TMP/out"
ok 'so does a workbook' test "$(unzip -p "$TMP/many.xlsx" xl/worksheets/sheet2.xml |
	grep -o '<row ' | wc -l)" = 704
"$P" report -o "$TMP/many.report.xlsx" > "$TMP/out"
unzip -p "$TMP/many.report.xlsx" xl/sharedStrings.xml > "$TMP/strings"
# Of the area data there are 702.
has 'the workbook of a report says what its sheets leave out' "$TMP/strings" \
	'It holds the first 500 rows; 202 more are in the trust'
quiet undo
ok 'a setting says how small numbers are hidden' sh -c "\"$P\" setting edit suppression.board \
	--value none > /dev/null && \"$P\" export feedback --for board -o - | grep -q 'PALS *3'"
quiet setting edit suppression.public --value none
ok 'for the public it is never none' sh -c "\"$P\" export feedback --for public -o - |
	grep -q 'PALS *\[c\]'"
quiet setting edit suppression.board --value ''

# One report, three lengths.
"$P" report --year 2025/26 --for public -o "$TMP/short.json" > /dev/null
"$P" report --year 2025/26 --for partner -o "$TMP/names.json" > /dev/null
"$P" report --year 2025/26 --for board -o "$TMP/whole.json" > /dev/null
"$P" report --year 2025/26 -o "$TMP/plain.json" > /dev/null
ok 'for the board it is whole' cmp "$TMP/whole.json" "$TMP/plain.json"
lacks 'for the public no names' "$TMP/short.json" 'Nkem Okafor'
lacks 'for a partner none' "$TMP/names.json" 'Nkem Okafor'
lacks 'and no list of actions' "$TMP/names.json" 'Every action here'
has 'but the headings' "$TMP/names.json" 'Area by area'
tables() { jq -c '.. | objects | select(.rows?) | [.number, .caption, [.rows[].cells[0].text]]' \
	"$TMP/$1.json" | sort > "$TMP/$1.tables"; }
tables names
tables whole
ok 'its tables are those of the whole one, by number' test \
	"$(comm -23 "$TMP/names.tables" "$TMP/whole.tables")" = ''
ok 'and fewer' test "$(wc -l < "$TMP/names.tables")" -lt "$(wc -l < "$TMP/whole.tables")"
ok 'for the public it has its own headings' test "$(jq -r '.. | objects |
	select(.title? and .kind? == "section") | .title' "$TMP/short.json" | sed -n 2p)" = \
	'What we promised'
done_testing
