#!/bin/sh
# In a language that puts two dots on each vowel, nothing of ours is left without
# them: in the papers, the help of every verb, the answers of verbs, errors, and
# linear mode, on the demonstration trust.  What stands in its database is the
# trust's own.  tests/words.t does the same for screens.
. tests/tap.sh
if ! command -v msgfmt > /dev/null || ! command -v xgettext > /dev/null; then
	echo '1..0 # SKIP no gettext'
	exit 0
fi
export LC_ALL=C.UTF-8 PCREF_NOW=2026-11-22T06:00:00Z PCREF_DB=$TMP/t.db
export TERM=xterm TEXTDOMAINDIR=$TMP/locale
po=$TMP/locale/xx/LC_MESSAGES
mkdir -p "$po"
sh tests/pot "$TMP/pcref.pot" 2> "$TMP/.said"
perl tests/pseudo "$TMP/pcref.pot" > "$TMP/xx.po"
msgfmt -o "$po/pcref.mo" "$TMP/xx.po"
LANGUAGE=xx "$P" demo > "$TMP/made" 2>&1
sqlite3 "$PCREF_DB" .dump > "$TMP/dump"
export LANGUAGE=xx
# spoken NAME FILE [-t]: the file has lines, and each word of ours in it is turned
spoken() {
	perl tests/untranslated $3 "$TMP/dump" < "$2" > "$TMP/.said"
	bad=$?
	[ "$(wc -l < "$2")" -gt 10 ] || bad=1
	tell $bad "$1" "$TMP/.said"
}
sh tests/papers html "$TMP/papers" > "$TMP/list"
holds 'each page says its language' '! grep -L "<html lang=\"en-XA\">" "$TMP"/papers/*.html | grep .'
# Texts, and what stands in for a picture; no style, and no policy.
cat "$TMP"/papers/*.html | perl -0pe 's/<style.*?<\/style>//gs; s/<meta [^>]*>//g;
	s/<[^>]*?(?:alt|aria-label|title)="([^"]*)"[^>]*>/\n$1\n/g; s/<[^>]*>/\n/g;
	s/&#39;/\x27/g; s/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/&/g' |
	grep -vxE 'letter|paper|monthly|quarterly|rdsouza|wzhang' > "$TMP/text"
spoken 'papers' "$TMP/text"
rows=$(sed -n 's/^ENTITY(\([a-z_]*\).*/\1/p' core/*.def)
verbs=$(sed -n 's/^VERB("\([^"]*\)".*/\1/p' cli/verb.def | tr ' ' '~')
{
	"$P" help
	for v in $verbs; do "$P" help $(echo "$v" | tr '~' ' '); done
	for e in $rows; do
		"$P" help "$e"
		"$P" "$e" add --help
	done
	for t in $(sed -n 's/^\(TOPIC\|SUBJECT\)("\([a-z]*\)".*/\2/p' cli/topic.def cli/subject.def); do
		"$P" help "$t"
	done
	"$P" config
	"$P" keys --csv | sed 's/^[^,]*,//; s/,[^,]*$//; s/"[^"]*"//; s/[A-Za-z-]*,//'
} 2>&1 | sed -E 's/(^|[ ([|])--?[a-z][a-z-]*/ /g; s/\b[A-Z]{2,}[a-z]?\b(\|last)?//g' > "$TMP/help"
spoken 'the help of every verb, field and topic' "$TMP/help" -t
list='home today agenda calendar orphans workload urgency throughput equity times timeline flow
	questions remind action~status evidence~check score score~years score~--explain report~check
	data~completeness data~checks data~dqmi data~ask data~loads body~tree meeting~roll~5
	inquiry~path~1 commitments pairs pair~suggest~1 metric~ratio~MHS81 metric~read~MHS81 chart~list
	metric~disparities metric~orphans campaign~effect~1 rating~voices audit~verify retention~due
	doctor data~diff restore~--list chart~feedback report~--explain backup move merge~/nowhere
	undo'
{
	for v in $list; do "$P" --read-only $(echo "$v" | tr '~' ' '); done
	for e in $rows; do
		"$P" "$e" list
		"$P" "$e" show 1
	done
} 2>&1 | sed -E 's/^(threshold|item|coverage) |max\(0|xterm//g' > "$TMP/verbs"
spoken 'what verbs answer' "$TMP/verbs" -t
{
	"$P" actoin list
	"$P" action ad
	"$P" action add --due 31/13 Title
	"$P" action add --due 3/4
	"$P" action edit 999 --title x
	"$P" action list 'ower:bello'
	"$P" action list 'due<(('
	"$P" action list --sort colour
	"$P" action done 1
	"$P" data import /nowhere --as-at 2026-01-01
	"$P" data import "$TMP/dump" --as-at 2026-01-01
	"$P" feedback add --words "$(printf 'Ring 0117 496 0123')"
	"$P" import action "$TMP/dump"
	"$P" metric read NONE
	"$P" report --format odt -o "$TMP/x.odt"
	"$P" --db /nowhere/x.db home
	"$P" --db "$TMP/dump" home
	printf '[screen]\ncolor = yes\n' > "$TMP/bad.ini"
	"$P" -C "$TMP/bad.ini" home
	"$P" restore /nowhere
	"$P" erase FB-1
	"$P" person edit 1 --login ''
} < /dev/null 2>&1 | sed 's/"[^"]*"//g; s/No such file or directory//' > "$TMP/errors"
spoken 'errors' "$TMP/errors" -t
# The same lines at every place that linear mode has a number for.
for i in $(seq 1 14) lists score data differences tree tour 'checks MHSDS' 'index MHSDS' \
	'compare MHS81' 'chart feedback' meetings MTG-5 FB-1 INQ-1 'add action' 'search ward'; do
	printf '%s\n' "$i" '?' 1 '' '?' 0 0 0 | TERM=dumb "$P" --accessible
done > "$TMP/linear" 2>&1
spoken 'linear mode' "$TMP/linear" -t
printf 'Made of old rope.\n%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 > "$TMP/text"
holds 'and a word in English is found' '! perl tests/untranslated "$TMP/dump" < "$TMP/text" | grep -q .; [ $? = 1 ]'
done_testing
