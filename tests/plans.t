#!/bin/sh
# Real plans go in and come out again: no field dropped, no value cut, what is
# not known stays so.  Then a quarter of work on one of them.
. tests/tap.sh
export LC_ALL=C.UTF-8 PCREF_NOW=2026-11-22T06:00:00Z
db=$TMP/x.db
Q="$P --db $db"
{
	p organisation add 'Croydon BME Forum' --kind vcse
	p organisation add 'Black Thrive Lambeth' --kind vcse
	p body add 'Board of Directors' --kind board
	for trust in Sheffield 'South London' Coventry Cornwall; do
		p plan add "$trust"
	done
} > "$TMP/out"

refuses 'nothing is kept unseen' 64 'dry-run' $Q plan paste tests/plans/sheffield.txt
holds 'a dry run shows all and keeps none' \
	"p plan paste tests/plans/sheffield.txt --dry-run > $TMP/dry && grep -q 'Would add 4 draft' $TMP/dry &&
	p action list --json | jq -e 'length == 0'"
ok 'Sheffield: text with bullets' p plan paste tests/plans/sheffield.txt --plan Sheffield --yes
has 'four promises, as drafts, under three objectives' \
	'length == 4 and all(.[]; .state == "draft") and (map(.objective) | unique | length) == 3' action list
# The promise is longer than a title: its first sentence, and the whole in the detail.
has 'a long promise is whole' '.[0] | .title as $t | ($t | startswith("Improve the governance")) and
	(.detail | contains($t) and contains("hears how that goes"))' action list
has 'spans and financial years are dates, other words stay words' \
	'map([.due, .due_words]) == [["2024-04-01/2027-03-31", "2024-27"], ["2025/26", "2025/26"],
	[null, "over the next three years"], [null, "over the next three years"]]' action list
has 'nobody leads them' 'all(.[]; .owner == null and .executive == null)' action list
has 'nor was a state made up' 'all(.[]; .rag == null and .done_when == null)' action list
holds 'what is no action is said' "p plan paste tests/plans/sheffield.txt --dry-run 2>&1 >/dev/null |
	grep -q 'line 3: The board keeps watch'"
holds 'one undo takes the paste back' "p undo && p action list --json | jq -e 'length == 0' && p redo"

p plan paste tests/plans/south-london.csv --plan 'South London' --yes > "$TMP/said"
holds 'South London: a table, and its gaps counted' \
	"grep -q 'Added 6 draft actions of 6' $TMP/said && grep -q '4 have no owner' $TMP/said &&
	grep -q '1 has a due date in words only' $TMP/said"
has 'a quarter across the year is a span' \
	'.[0] | .due == "2020-11-01/2021-01-31" and .due_words == "November 2020 to January 2021"' \
	action list --match apart
p action list --json --match borough | jq -e 'any(.[]; .locality == "Lambeth, Southwark, Croydon, Lewisham"
	and .current_value == "nearly 600" and (.detail | contains("Method: One event a group")))' > "$TMP/out"
tell $? 'nearly 600 stays nearly 600, and what has no field is in the detail' "$TMP/out"
p lead list --json | jq -e 'map([.who, .kind, .organisation != null]) | (index([["The trust", "trust", false]]) != null)
	and (index([["Croydon BME Forum", "trust", true]]) != null)
	and (index([["Black Thrive Lambeth", "community", true]]) != null)' > "$TMP/out"
tell $? 'joint leads are each there: in words, and those we know' "$TMP/out"
p action list --json | jq -e '[.[] | select(.due == "after" or .due == "TBC") | .due_words] ==
	["after the first phase", "TBC"]' > "$TMP/out"
tell $? 'after something, and to be confirmed' "$TMP/out"
p plan paste tests/plans/coventry.txt --plan Coventry --yes > "$TMP/said"
holds 'Coventry: numbers without an owner or a date' \
	"grep -q '5 have no owner' $TMP/said && grep -q '5 have no due date' $TMP/said"
p action list --json --match executive | jq -e '.[0].own_number == "1"' > "$TMP/out"
tell $? 'each with its own number' "$TMP/out"
p plan paste tests/plans/cornwall.txt --plan Cornwall --yes > "$TMP/said"
holds 'Cornwall: a table of strokes' "grep -q 'Added 4 draft' $TMP/said && grep -q '3 have no owner' $TMP/said"
p action list --json | jq -e 'any(.[]; .due == "ongoing") and any(.[]; .rag == "at_risk") and
	any(.[]; .done_when == "People are comfortable giving it")' > "$TMP/out"
tell $? 'ongoing, amber and how one will know' "$TMP/out"

# --- out, into an empty file, and out again
for what in plan organisation body objective action lead; do
	p "$what" list --csv > "$TMP/$what.csv"
	"$P" --db "$TMP/z.db" "$what" import "$TMP/$what.csv" > "$TMP/out" 2>&1
done
for what in plan objective action lead; do
	"$P" --db "$TMP/z.db" "$what" list --csv > "$TMP/z.csv"
	ok "$what: out, in and out again is the same" cmp "$TMP/$what.csv" "$TMP/z.csv"
done
# Every word of the sources is in what came out.
for f in tests/plans/*.txt tests/plans/*.csv; do
	grep -v -e '^|---' -e '^Three years' -e '^The board keeps' "$f" |
		sed '1{/^Workstream/d;}; 1{/^| Part/d;}' | tr -cs '[:alnum:]' '\n' | sort -u > "$TMP/words"
	cat "$TMP/objective.csv" "$TMP/action.csv" "$TMP/lead.csv" | tr -cs '[:alnum:]' '\n' |
		sort -u > "$TMP/kept"
	comm -23 "$TMP/words" "$TMP/kept" | grep -vxE 'Timescale|RAG|Amber|' > "$TMP/lost"
	ok "$f: no word is lost" test ! -s "$TMP/lost"
	sed 's/^/# /' "$TMP/lost"
done

# --- a quarter of work
act=$(p action list --json --match 'quality objective' | jq -r '.[0].ref')
day() {
	PCREF_NOW=$1T09:00:00Z
	export PCREF_NOW
}
{
	p person add 'A Bello' --login root
	p person add 'C Osei' --login cosei
} > "$TMP/out"
day 2026-12-01
ok 'agreed' p action agree "$act"
ok 'with an owner and a day' p action edit "$act" --owner 'C Osei' --due 2027-02-26 \
	--done-when 'The quality account names it' --reason 'The year is over; the board kept it'
day 2026-12-10
ok 'an update' p update add 'The committee has seen a draft' --action "$act" --state in_progress \
	--rag on_track
day 2027-01-20
ok 'it slips, with a reason' p update add 'The account comes out later this year' \
	--action "$act" --rag at_risk --due 2027-03-31 --due-reason 'The account was moved' \
	--path-to-green 'An early extract for the board'
# From 31 March 2026, the end of 2025/26, to 31 March 2027: 365 days.
has 'twice, since the financial year it was first promised for' \
	'.[0] | .moves == 2 and .moved_days == 365 and .rag == "at_risk"' action show "$act"
has 'listed among those that slipped' 'length == 1' action list --slipped 2+
day 2027-02-20
{
	p person edit 'A Bello' --login abello
	p person edit 'C Osei' --login root
	p action done "$act"
	p person edit 'C Osei' --login cosei
	p person edit 'A Bello' --login root
} > "$TMP/out"
refuses 'done is not verified without evidence' 65 'link evidence' $Q action verify "$act"
printf 'Quality account, page 12\n' > "$TMP/account.txt"
ok 'a file is evidence' p evidence attach "$TMP/account.txt" Quality account --dated 2027-02-18 \
	--action-evidence "$act"
has 'with its hash and size' '.[0] | .sha256 == "'"$(sha256sum < "$TMP/account.txt" | cut -c 1-64)"'" and
	.size == 25 and .strength == "documented"' evidence list
ok 'it is as it was' p evidence check
ok 'another person verifies' p action verify "$act" --reason 'Read page 12'
has 'verified, by somebody else' '.[0] | .state == "verified" and .same_person == "no"' \
	action show "$act"
has 'at 100 per cent' '.[] | select(.ref == "'"$act"'") | .progress == 100 and .status == "complete"' \
	action status
echo more >> "$TMP/account.txt"
holds 'a file that changed is found' "p evidence check --json > $TMP/found; test \$? = 1 &&
	jq -e '.[0].finding == \"changed\"' $TMP/found"
rm "$TMP/account.txt"
holds 'and one that is gone' "p evidence check --json > $TMP/found; test \$? = 1 &&
	jq -e '.[0].finding == \"missing\"' $TMP/found"
refuses 'a folder is no evidence' 66 'no plain file' $Q evidence attach "$TMP"
holds 'old evidence under a duty is too old' "p evidence add 'Old minutes' --dated 2025-01-01 \
	--strength documented --duty-evidence DTY-1 && { p evidence check --json > $TMP/found; true; } &&
	jq -e 'any(.[]; .title == \"Old minutes\" and .finding == \"old\")' $TMP/found"
holds 'the history of all of it holds' 'p audit verify'
done_testing
