#!/bin/sh
# The short report: what the public reads in minutes, from the rows of the whole one,
# kept beside it; and reports laid out by a template of the trust's own.
. tests/tap.sh
PCREF_DB=$TMP/s.db PCREF_NOW=2026-04-20T09:00:00Z
export PCREF_DB PCREF_NOW
quiet() { "$P" "$@" > "$TMP/out" 2>&1 || cat "$TMP/out" >&2; }
has() { ok "$1" grep -qF -- "$3" "$2"; }
lacks() { ok "$1" sh -c "! grep -qF -- \"\$1\" \"\$2\"" - "$3" "$2"; }
# One line a paragraph, whatever was wrapped.
flat() { tr '\n' ' ' < "$1" | tr -s ' ' > "$1.flat"; }

quiet body add Board of Directors --kind board
quiet body add Partners together --kind partnership --frequency 'every six weeks'
quiet person add Nkem Okafor
quiet plan add 'Our plan' --state published --published-on 2025-04-02 --valid-from 2025-04-01 --valid-to 2026-03-31
quiet objective add 'Fewer people wait' --plan 'Our plan'
quiet action add 'Kept in time' --area data --owner 'Nkem Okafor' --due 2025-09-30 --starts 2025-04-01
PCREF_NOW=2025-09-01T09:00:00Z "$P" action done ACT-1 > "$TMP/out"
quiet action add 'Not kept' --area data --due 2025-10-31 --starts 2025-04-01
quiet action add 'Put off' --area data --due 2025-12-31 --starts 2025-04-01
quiet action edit ACT-3 --due 2027-01-31 --due-reason 'Nkem Okafor was ill'
i=3
while [ $i -lt 13 ]; do
	i=$((i + 1))
	quiet action add "Next year $i" --area data --due 2027-02-28 --priority $((i == 13 ? 1 : 3))
done
quiet route add 'A box on the ward' --place 'each ward' --languages 'Somali, Urdu'
quiet setting edit report.contact --value 'pcref@example.org'
quiet setting edit report.place --value 'https://example.org/pcref'

short() { "$P" report --year 2025/26 --for public -o "$1" > "$TMP/said"; }
short - && "$P" report --year 2025/26 --for public -o - > "$TMP/short.txt"
"$P" report --year 2025/26 -o - > "$TMP/whole.txt"
flat "$TMP/short.txt"
# Three promises were for 2025/26: 1 kept, 2 not kept, 3 put off.
has 'how many promises were kept' "$TMP/short.txt.flat" \
	'3 promises were for this year: 1 kept in time, 0 kept late, 1 put off, 1 not kept'
has 'in the words of the whole report' "$TMP/whole.txt" '3 promises were for this year: 1 kept'
has 'the plan and its aims' "$TMP/short.txt.flat" 'What we want to reach (Our plan): - Fewer people wait'
has 'what was done' "$TMP/short.txt.flat" 'Kept in time: done on 1 September 2025, still to be checked.'
has 'what was not kept' "$TMP/short.txt.flat" 'Not kept: promised for 31 October 2025, not kept.'
has 'what was put off, and to when' "$TMP/short.txt.flat" \
	'Put off: promised for 31 December 2025, put off to 31 January 2027.'
lacks 'no reason, which may name people' "$TMP/short.txt.flat" 'was ill'
lacks 'no name of a lead' "$TMP/short.txt.flat" 'Nkem'
# Eleven are due in 2026/27: eight are told, the one of the first priority first.
has 'the most important first' "$TMP/short.txt.flat" \
	'What we will do next year ------------------------- - Next year 13: due 28 February 2027.'
has 'and how many more there are' "$TMP/short.txt.flat" '3 more stand in the whole report.'
has 'where in the whole report' "$TMP/short.txt.flat" 'section 13 of the whole report, "Plan for the'
has 'where to speak' "$TMP/short.txt.flat" 'A box on the ward; where: each ward; languages: Somali, Urdu'
has 'where to take part' "$TMP/short.txt.flat" \
	'Partners together (partnership group); it meets: every six weeks'
has 'whom to ask' "$TMP/short.txt.flat" 'pcref@example.org'
has 'where the whole report is' "$TMP/short.txt.flat" 'https://example.org/pcref'
ok 'it is short' test "$(wc -l < "$TMP/short.txt")" -lt 160

# --- published together --------------------------------------------------------
quiet report approve Board of Directors --year 2025/26
ok 'both are written' "$P" report publish --year 2025/26 -o "$TMP/r.html" --yes
ok 'the short one beside the whole' test -s "$TMP/r-short.html"
ok 'the short one is kept, byte for byte' sh -c "\"$P\" paper copy PAP-1 --for public |
	cmp - \"$TMP/r-short.html\""
ok 'with its SHA-256' sh -c "\"$P\" paper list --json | jq -r '.[0].brief_sha256' |
	grep -qF \"\$(sha256sum < \"$TMP/r-short.html\" | cut -d' ' -f1)\""
ok 'and the whole one' sh -c "\"$P\" paper copy PAP-1 | cmp - \"$TMP/r.html\""
quiet report approve Board of Directors --year 2025/26
quiet setting edit report.contact --value 'somebody.else@example.org'
refuses 'what is approved is the short one too' 1 'approved again' \
	"$P" report publish --year 2025/26 -o "$TMP/r2.html" --yes --reason 'A wrong address'

# --- templates of one's own --------------------------------------------------------
"$P" report template > "$TMP/shipped"
has 'the shipped one can be read' "$TMP/shipped" '{not-kept}'
ok 'one is begun from it' "$P" report template For families
"$P" paper show 'For families' > "$TMP/paper"
has 'as a paper of that kind' "$TMP/paper" 'template of a report'
"$P" report --year 2025/26 --by 'For families' -o - > "$TMP/by.txt"
short - && "$P" report --year 2025/26 --for public -o - > "$TMP/short.txt"
seal() { grep -v 'History seal' "$1"; }
seal "$TMP/by.txt" > "$TMP/a" && seal "$TMP/short.txt" > "$TMP/b"
ok 'it says what the shipped one does' cmp "$TMP/a" "$TMP/b"
quiet paper edit 'For families' --words 'Dear families of {trust},
this is what was done in {year}.

### What came of it

{done}

- One
- Two
goes on

# All actions by area

{areas}
'
"$P" report --year 2025/26 --by 'For families' -o - > "$TMP/by.txt"
flat "$TMP/by.txt"
has 'words are filled in' "$TMP/by.txt.flat" 'this is what was done in 2025/26.'
has 'a heading of the third level where there is none above is of the first' "$TMP/by.txt" \
	'-----------------'
has 'a part under it' "$TMP/by.txt.flat" 'What came of it --------------- - Kept in time: done on'
has 'a list of its own' "$TMP/by.txt.flat" '- One - Two goes on'
has 'a whole section under a heading of its own' "$TMP/by.txt" 'Every action here'
for f in html docx xlsx md json; do
	ok "it is written as $f" "$P" report --year 2025/26 --by 'For families' -o "$TMP/by.$f"
done
"$P" report check --year 2025/26 --csv > "$TMP/found"
lacks 'its marks are no fault' "$TMP/found" 'For families'
quiet setting edit report.template --value 'For families'
"$P" report --year 2025/26 --for public -o - > "$TMP/short.txt"
has 'the trust may say that the public gets it' "$TMP/short.txt" 'All actions by area'
quiet paper edit 'For families' --words '# What BAME people said'
"$P" report check --year 2025/26 --csv > "$TMP/found"
has 'its words are looked over, too' "$TMP/found" 'For families'
quiet paper edit 'For families' --words '# A

{dune}'
refuses 'a part that is not there' 65 'line 3 of the template: there is no part "dune"' \
	"$P" report --for public -o -
quiet paper edit 'For families' --words '{done}
{done}'
refuses 'a part that stands twice' 65 'line 2' "$P" report --for public -o -
quiet paper edit 'For families' --words 'In {yaer}.'
refuses 'a word that is not there' 65 'yaer' "$P" report --for public -o -
refuses 'a paper that is no template' 65 'no template' "$P" report --by PAP-1 -o -
refuses 'a paper that is not there' 64 'area, part or a template' "$P" report --by PAP-99 -o -
refuses 'nobody approves by a template' 64 'area or part' \
	"$P" report approve Board of Directors --by 'For families'
done_testing
