#!/bin/sh
# A secretary's afternoon on the screen, and the same line by line: look, mend,
# approve, publish, give a paper to a body.
. tests/tap.sh
export TERM=xterm-256color LC_ALL=C.UTF-8 LINES=24 COLUMNS=80
PCREF_DB=$TMP/s.db PCREF_NOW=2026-03-31T09:00:00Z
export PCREF_DB PCREF_NOW
quiet() { "$P" "$@" > "$TMP/out" 2>&1 || cat "$TMP/out" >&2; }
keys() {
	printf "$1" > "$TMP/keys"
	PCREF_KEYS=$TMP/keys PCREF_DUMP=$TMP/got "$P" screen > "$TMP/out" 2>&1
}
# A message may be wrapped where it is long.
sees() { ok "$1" sh -c 'tr "\n" " " < "$2" | tr -s " " | grep -qF -- "$1"' - "$2" "$TMP/got"; }
talk() { printf '%s\n' "$@" | "$P" --accessible screen > "$TMP/got" 2>&1; }

PCREF_NOW=2026-01-05T09:00:00Z quiet body add Board of Directors
PCREF_NOW=2026-01-05T09:00:00Z quiet meeting add 'Board, January' --body 'Board of Directors' \
	--held-on 2026-01-29
PCREF_NOW=2026-01-29T09:00:00Z quiet meeting hold MTG-1
quiet action add 'Publish the plan' --area leadership --due 2026-09-30

keys 'p'
sees 'p at home shows the papers' 'Annual report 2025/26'
# Three signatures are missing.
sees 'how many things are to be put right' 'What is to be put right'
keys 'pj\r'
sees 'and which' 'The report is signed off'
keys 'p\r'
sees 'the headings and tables of the report' '1 At a glance'
keys 'p\rw'
sees 'w says where one comes from' 'Rows: 1 of Actions, ACT-1 to ACT-1.'
sees 'with the suppression' 'Suppression: mhsds'
keys "pjj\r$TMP/draft.html\r"
sees 'the draft is written' 'Wrote'
ok 'as a page' grep -q 'Draft' "$TMP/draft.html"
keys "pjjjjjj\r$TMP/v1.html\r"
sees 'nothing is published while there is something to put right' 'something to put right first (3)'
for who in executive community board; do
	quiet setting edit signed_$who --value 'A. Person, 31 March 2026'
done
keys "pjjjjjj\r$TMP/v1.html\r"
sees 'nor before a body has approved it' 'o body has approved'
keys 'pjjjjj\rBoard of Directors\r'
sees 'a body approves' 'Approved PAP-1, version 1.'
keys "pjjjjjj\r$TMP/v1.html\r"
sees 'and it is published' 'Published PAP-1, version 1.'
ok 'byte for byte what is kept' sh -c "\"$P\" paper copy PAP-1 -o - | cmp - '$TMP/v1.html'"
ok 'with its score' sh -c "\"$P\" score years --csv | grep -q 'kept in PAP-1'"
quiet action edit ACT-1 --due 2026-12-31 --due-reason 'The printer is late'
keys 'pjjjjj\rBoard of Directors\r'
keys "pjjjjjjj\r$TMP/v2.html\rACT-1 is due in December\r"
sees 'a correction asks what it corrects' 'Published PAP-2, version 2.'
ok 'and says it' grep -q 'Version 2: ACT-1 is due in December' "$TMP/v2.html"
keys "pG\r\r$TMP/tracker.html\r"
sees 'a tracker for a body' '1 action: none completed since 29 January 2026'
ok 'is kept as given' sh -c "\"$P\" paper list --csv | grep -q 'tracker'"
keys "pjjjjjjjjjj\r$TMP/pack.zip\r"
sees 'an evidence pack' 'duties and criteria'
ok 'is written, with its page' sh -c "unzip -Z1 '$TMP/pack.zip' | grep -qx index.html"
keys "pjjjjjjjjjjj\rpublic\r$TMP/lists.csv\r"
sees 'lists for the public' 'For the public: no free text'
ok 'are written' grep -q '^Actions,ACT-1,Title,Publish the plan' "$TMP/lists.csv"
keys "pjjjjjjjjjjj\reverybody\r$TMP/none.csv\r"
sees 'a reader that there is not' 'public, board or partner'
quiet report template For families
keys "pjjjjjjjjjjjj\rFor families\r$TMP/families.html\r"
ok 'a report by a template is written' grep -q 'What we promised' "$TMP/families.html"
keys "pjjj\r$TMP/short.html\r"
ok 'the short report is written' grep -q 'What we promised' "$TMP/short.html"
keys 'sy'
sees 'the score by year' 'kept in PAP-2'
keys 'siACT-1\r'
sees 'what if' 'Progress of actions: not assessed becomes 100.'

# Line by line.
talk papers 2 0 0 0
ok 'the same line by line' grep -q '^2. What is to be put right, nothing' "$TMP/got"
talk papers 3 "$TMP/linear.txt" 0 0
sees 'a draft is written' 'Wrote'
ok 'as text' grep -q 'At a glance' "$TMP/linear.txt"
talk papers 11 "$TMP/linear.zip" 0 0
sees 'a pack is written' 'pieces of evidence'
talk papers 12 board "$TMP/linear.xlsx" 0 0
sees 'lists are written' 'For the board'
talk papers 1 1 0 0 0
sees 'where a heading comes from' 'Rows: 1 of Actions'
talk score 'if ACT-1' 0 0
sees 'what if' 'Progress of actions: not assessed becomes 100.'
talk years 0 0
sees 'year by year' 'kept in PAP-2'
ok 'and the seal of a paper is in the history' sh -c "\"$P\" audit verify --head \
	\$(sed -n 's/.*History seal \([0-9]*:[0-9a-f]*\):.*/\1/p' '$TMP/v2.html')"
done_testing
