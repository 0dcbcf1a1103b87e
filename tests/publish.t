#!/bin/sh
# The report on its way to the public: looked over, approved, published whole,
# corrected by a new version.
. tests/tap.sh
PCREF_DB=$TMP/p.db PCREF_NOW=2026-04-20T09:00:00Z
export PCREF_DB PCREF_NOW
year='--year 2025/26'
quiet() { "$P" "$@" > "$TMP/out" 2>&1 || cat "$TMP/out" >&2; }

quiet body add Board of Directors
quiet action add 'Publish the plan' --area leadership --due 2026-09-30
quiet narrative add 'From the executive lead' --section foreword $year \
	--words 'We have worked with BAME people since 3 Sept 2025. The BAME Network helped.'
quiet narrative add 'What the figures say' --section data $year \
	--words 'Recording has improved in every team; hard-to-count teams are marked *.'
quiet narrative add 'Another year' --section data --year 2024/25 --words 'Hard to reach people.'

# shellcheck disable=SC2086
check() { "$P" report check $year --csv > "$TMP/found"; }
check
ok 'a report with something to put right exits 1' test $? = 1
found() { ok "$1" grep -q "$2" "$TMP/found"; }
found 'a term of the list, and what to say' '^From the exec.*for ""BAME"" write ethnic minorities'
ok 'but once: a formal name may hold it' test "$(grep -c BAME "$TMP/found")" = 1
found 'a month cut short' 'write September, not Sept'
found 'a claim that no figure shows' '^What the figures.*anything improved'
found 'a mark without a note' '^What the figures.*write \[c\]'
found 'words that nobody has reviewed' 'pcref narrative review NAR-1'
found 'no signature' '^Sign-off.*signed_board'
ok 'another year is not looked at' test "$(grep -ci reach "$TMP/found")" = 0

ok 'words may be reviewed' "$P" narrative review NAR-1
check
ok 'and are told no more' test "$(grep -c 'review NAR-1' "$TMP/found")" = 0
quiet narrative edit NAR-1 --words 'We have worked with communities since September 2025.'
check
found 'words that change must be read again' 'review NAR-1'
quiet narrative review NAR-1
quiet narrative edit NAR-2 --words 'The figures did not clearly change.'
quiet narrative review NAR-2
for who in executive community board; do
	quiet setting edit signed_$who --value 'A. Person, 20 April 2026'
done
ok 'nothing is left to put right' "$P" report check $year

refuses 'nothing approved, nothing published' 1 'no body has approved' \
	"$P" report publish $year -o "$TMP/v1.html"
refuses 'a body that is not there' 66 'Council of Elders' "$P" report approve Council of Elders
ok 'the board approves' "$P" report approve Board of Directors $year
quiet action edit ACT-1 --due 2026-12-31 --due-reason 'The printer is late'
refuses 'what changed since must be approved again' 1 'approved again' \
	"$P" report publish $year -o "$TMP/v1.html"
ok 'no file of it is left' test ! -e "$TMP/v1.html"
ok 'it is approved again' "$P" report approve Board of Directors $year
ok 'and published' "$P" report publish $year -o "$TMP/v1.html"
ok 'the page says which version' grep -q 'Version 1' "$TMP/v1.html"
quiet action add 'A later thought' --area data
ok 'the copy is the page byte for byte, whatever came since' sh -c "\"$P\" paper copy PAP-1 -o - | cmp - \"$TMP/v1.html\""
ok 'with the SHA-256 of its row' sh -c "\"$P\" paper list --json |
	jq -r '.[0].sha256' | grep -qF \"\$(sha256sum < \"$TMP/v1.html\" | cut -d' ' -f1)\""
refuses 'it can be changed no more' 65 'stays as it was' \
	"$P" paper edit PAP-1 --given-on 2026-01-01
ok 'but where it can be read' "$P" paper edit PAP-1 --place 'https://example.org/pcref'

# A correction is a version of its own.
quiet report approve Board of Directors $year
refuses 'a second version says what it corrects' 64 'what this version corrects' \
	"$P" report publish $year -o "$TMP/v2.html"
ok 'then it is published' "$P" report publish $year -o "$TMP/v2.html" \
	--reason 'ACT-1 is due in December'
ok 'with the reason in it' grep -q 'Version 2: ACT-1 is due in December' "$TMP/v2.html"
ok 'the first is superseded, and still whole' sh -c "\"$P\" paper show PAP-1 |
	grep -q superseded && \"$P\" paper copy PAP-1 -o - | cmp - \"$TMP/v1.html\""
ok 'a draft says that it is one' sh -c "\"$P\" report $year -o - | grep -q Draft"
ok 'the copy is in no list' test "$("$P" paper list --csv | grep -c '<html')" = 0
ok 'nor found by its words' test "$("$P" search doctype 2> /dev/null | grep -c PAP)" = 0

# Small numbers shown are for inside the trust.
quiet setting edit suppression --value none
quiet report approve Board of Directors $year
refuses 'small numbers forbid it, whatever one says' 1 'small numbers' \
	"$P" report publish $year -o "$TMP/v3.html" --reason more --yes
quiet setting edit suppression --value mhsds

# A copy that somebody altered is not handed out.
sqlite3 "$TMP/p.db" "UPDATE paper SET copy = replace(copy, 'Board', 'Bored') WHERE number = 2"
refuses 'an altered copy is refused' 65 'not what was published' \
	"$P" paper copy PAP-2 -o "$TMP/again.html"

# Change that is claimed, against what the limits show.  MHS76: White British 800 of
# 8,000 both times; African 300 of 1,000, three times as many, then 150 of 1,000, one and
# a half times: narrowed, by limits that do not meet; Caribbean 300 of 1,000 both times.
# All people: 1,400 of 10,000 (14.0%, 13.3 to 14.7), then 1,250 of 10,000 (12.5%, 11.9 to
# 13.2), fewer where more is worse: improved.  MHS84 stayed.
PCREF_DB=$TMP/c.db
quiet init
quiet metric edit MHS76 --core yes
cat > "$TMP/own.csv" <<END
metric,period,category,numerator,denominator
MHS76,2025-Q3,A,800,8000
MHS76,2025-Q3,N,300,1000
MHS76,2025-Q3,M,300,1000
MHS76,2025-Q3,,1400,10000
MHS76,2025-Q4,A,800,8000
MHS76,2025-Q4,N,150,1000
MHS76,2025-Q4,M,300,1000
MHS76,2025-Q4,,1250,10000
END
quiet metric observe "$TMP/own.csv"
claim() {
	quiet narrative edit NAR-1 --words "$1"
	"$P" report check $year --csv > "$TMP/found"
}
quiet narrative add 'Figures' --section data $year --words 'None yet.'
may() { claim "$2"; ok "may be said: $1" test "$(grep -c 'limits' "$TMP/found")" = 0; }
may_not() { claim "$2"; ok "may not: $1" grep -qF -- "$3" "$TMP/found"; }
may 'narrowed, which the disparities bear out' 'In MHS76 the difference has narrowed.'
may_not 'widened, which they do not' 'In MHS76 the difference has widened.' 'do not show that it widened'
may 'narrowed, for the group for which it did' 'For African people MHS76 narrowed.'
may_not 'narrowed, for the group for which it did not' 'For Caribbean people MHS76 narrowed.' \
	'do not show that it narrowed'
may 'narrowed, of figures as a whole' 'Differences narrowed in the year.'
may 'improved, of all people' 'MHS76 improved.'
may_not 'worsened' 'MHS76 worsened.' 'do not show that it worsened'
may 'what is denied is no claim' 'Nothing has widened, and MHS76 has not worsened.'
may 'nor what is meant to be' 'Recording is to be improved, and must not have worsened.'
quiet narrative edit NAR-1 --section promises
may_not 'where no figure is named' 'Life on the wards improved.' 'name the figure'
may 'but where one is' 'As to MHS76, it improved.'
claim 'Read on 06/08/2018, again on 2018-09-07: the MHSDS is full, the Mental Health Act (MHA) too.
The MHA rules; n/a is no mark, this † is.'
found 'a day in figures' 'write 6 August 2018, not 06/08/2018'
found 'and as machines write it' 'write 7 September 2018, not 2018-09-07'
found 'letters that nobody explained' 'say what MHSDS means'
ok 'but not those that are' test "$(grep -c 'what MHA means' "$TMP/found")" = 0
found 'another mark' 'not †'
quiet setting edit abbreviations --value 'NHS; PCREF; MHSDS'
claim 'The MHSDS is full.'
ok 'nor those of the list' test "$(grep -c 'what MHSDS means' "$TMP/found")" = 0
quiet action add 'Spread the word, n/a' --area data
quiet action edit ACT-1 --path-to-green '-'
"$P" report check $year --csv > "$TMP/found"
found 'a cell that says nothing' 'write no data, not known or not applicable'
quiet narrative review NAR-1
PCREF_NOW=2026-04-21T09:00:00Z quiet action edit ACT-1 --path-to-green 'Ask the printer'
PCREF_NOW=2026-04-21T09:00:00Z "$P" report check $year --csv > "$TMP/found"
found 'rows that changed after the words were read' 'ACT-1 changed after these words'
PCREF_DB=$TMP/p.db

# Last year's words are where the next year begins.
ok 'they are carried forward' "$P" report carry --year 2026/27
"$P" narrative list --json > "$TMP/all"
ok 'all of them, to be reviewed' test "$(jq '[.[] |
	select(.year == "2026/27" and .state == "carried")] | length' "$TMP/all")" = 2
ok 'and once' sh -c "\"$P\" report carry --year 2026/27 | grep -q ': 0'"
# 2027/28 has words of its own under one of the two headings.
quiet narrative add 'What the figures say' --section data --year 2027/28 --words 'New.'
ok 'what was written anew is not carried beside it' sh -c "\"$P\" report carry --year 2027/28 |
	grep -q ': 1'"
ok 'the report says so' sh -c "\"$P\" report --as-at 2026-04-20 --year 2026/27 -o - |
	grep -q 'Carried forward from last year'"
done_testing
