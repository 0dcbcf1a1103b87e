#!/bin/sh
# Every word on the screens is there to be translated: in a language that puts
# two dots on each vowel, none is left without; and nothing of ours is cut at 80
# columns.
. tests/tap.sh
if ! command -v msgfmt > /dev/null || ! command -v xgettext > /dev/null; then
	echo '1..0 # SKIP no gettext'
	exit 0
fi
export LC_ALL=C.UTF-8 PCREF_NOW=2026-05-22T06:00:00Z PCREF_DB=$TMP/t.db
export TERM=xterm NO_COLOR=1
export TEXTDOMAINDIR=$TMP/locale
po=$TMP/locale/xx/LC_MESSAGES
mkdir -p "$po"
sh tests/pot "$TMP/pcref.pot" 2> "$TMP/.said"
perl tests/pseudo "$TMP/pcref.pot" > "$TMP/xx.po"
# What the program says is British English: a catalogue of that language has all
# of it, passes the checks of translations, and says the same.
en=$TMP/locale/en_GB/LC_MESSAGES
mkdir -p "$en"
msginit --no-translator -l en_GB.UTF-8 -i "$TMP/pcref.pot" -o "$TMP/en_GB.po" > "$TMP/.said" 2>&1
holds 'en_GB is complete, and passes msgfmt --check' '
	msgfmt --check --statistics -o "$en/pcref.mo" "$TMP/en_GB.po" 2>&1 | tee "$TMP/.sum" &&
	grep -qxE "[0-9]{4,} translated messages\." "$TMP/.sum"'
holds 'and says what the program says' '"$P" help > "$TMP/own" && LANGUAGE=en_GB "$P" help > "$TMP/en" &&
	cmp "$TMP/own" "$TMP/en"'
for p in po/*.po; do
	[ ! -f "$p" ] || ok "$p passes msgfmt --check" msgfmt --check -o "$TMP/a.mo" "$p"
done
ok 'the words can be taken out, and formats hold' \
	msgfmt --check-format -o "$po/pcref.mo" "$TMP/xx.po"
holds 'what is counted has a plural' 'perl tests/plurals "$TMP/pcref.pot"'
holds 'there are thousands' '[ "$(grep -c ^msgid "$TMP/xx.po")" -gt 3000 ]'

# screen KEYS [LIST]: what stands there, without where the cursor is
screen() {
	printf "$1" > "$TMP/keys"
	PCREF_KEYS=$TMP/keys PCREF_DUMP=$TMP/full "$P" screen $2 2> "$TMP/.said"
	sed '/^@/d' "$TMP/full"
}
walk() {
	for k in "$@"; do
		screen "$k"
	done
	for e in core/*.def; do
		e=${e##*/}
		screen n "${e%.def}" | sed '2d' | grep . | sed "s/^/= ${e%.def}: /"
	done
}
# Untranslated are keys as they stand on the keyboard, names of fields as they
# are typed, and what is in the file itself.
LINES=60 COLUMNS=150 LANGUAGE=xx walk '' ':' '?' a an 'a?' 'a|' 'a#' ab ax m mn d dI f fn s 's\r' D \
	b o / W R A M T Q Y B F aE 'an\t\t32/13\t' 'an\023' 'anx\033' 'a\r' aV 'as' 'aS' > "$TMP/said"
LINES=70 COLUMNS=80 walk '' a m d f s D b W R A M T Q Y B F 'aV' ax > "$TMP/plain"
holds 'the language is spoken' 'grep -q "Nëëds sömëbödy tödäy" "$TMP/said"'
sed -E 's/^= [a-z_]*: //; s/^ (\[.\] | ?[0-9]+\. )?[a-z_]+   *//
	s/\b(Enter|Esc|Tab|BTab|Space|Up|Down|Left|Right|Home|End|PgUp|PgDn|Ctrl-[A-Z]|Tags|DTY|CMP|action\.csv)\b//g' \
	"$TMP/said" | grep -nE '\b[A-Za-z]*[aeiou][a-z]{2,}' > "$TMP/left"
ok 'no word of a screen is left untranslated' test ! -s "$TMP/left"
[ ! -s "$TMP/left" ] || head "$TMP/left" | sed 's/^/# /'
# A day is read as it is shown, in the reader's words and in ours.
due() {
	LANGUAGE=xx "$P" action add "Put leaflets out" --due "$1" 2> "$TMP/.said"
}
holds 'a date in our own words is read back' 'due "6 Äügüst 2026" | grep -q "6 Äügüst 2026"'
holds 'so is one without the accents, cut short' 'due "6 aug" | grep -q "6 Äügüst 2026"'
holds 'and a weekday, a quarter, a span and what is open' '
	due "nëxt fri" | grep -q "29 Mäy 2026" && due Tömörröw | grep -q "23 Mäy 2026" &&
	due "Jüly tö Sëptëmbër 2026" | grep -q "Jüly tö Sëptëmbër 2026" &&
	due "Äprïl 2026 tö Märch 2029" | grep -q "Äprïl 2026 tö Märch 2029" &&
	due "öngöïng" | grep -q "öngöïng"'
holds 'English is read too' 'due "6 August 2026" | grep -q "6 Äügüst 2026" &&
	due "July to September 2026" | grep -q "Jüly tö"'
holds 'plurals are' 'grep -q "^msgid_plural" "$TMP/xx.po"'
# Help of menus says below what a line has no room for; all else is whole.
grep '…' "$TMP/plain" > "$TMP/cut"
ok 'no label or heading is cut at 80 columns' test ! -s "$TMP/cut"
[ ! -s "$TMP/cut" ] || head "$TMP/cut" | sed 's/^/# /'
done_testing
