#!/bin/sh
# The first screen and the scores: keys in, last screen out.
export PCREF_NOW=2026-11-22T09:00:00Z TERM=xterm LINES=24 COLUMNS=80 LC_ALL=C.UTF-8
unset NO_COLOR
n=0
ok() {
	rc=$?
	n=$((n + 1))
	if [ $rc -eq 0 ]; then echo "ok $n - $1"; else echo "not ok $n - $1"; fi
}
keys() {	# keys KEYS: what the screen shows after them, in $TMP/screen
	printf '%b' "$1" > "$TMP/keys"
	PCREF_KEYS=$TMP/keys PCREF_DUMP=$TMP/screen "$PCREF" 2>> "$TMP/err" || echo "# $1 failed"
}
line() {	# line NUMBER TEXT NAME: that line of the screen is the text
	got=$(sed -n "$(($1 + 1))p" "$TMP/screen")
	[ "$got" = "$2" ] || { echo "# '$got'"; false; }
	ok "$3"
}
has() {
	grep -qF -- "$1" "$TMP/screen"
	ok "$2"
}
cursor() {
	[ "$(tail -n 1 "$TMP/screen")" = "@$1" ]
	ok "$2"
}
quiet() { "$PCREF" "$@" > /dev/null 2>> "$TMP/err" || echo "# $*"; }

quiet init
keys ''
has ' First steps: o goes to any list, : finds a command' 'a new trust says how to begin'
has ' People: add yourself with your login' 'and with whom'
echo 0 | "$PCREF" --accessible 2>> "$TMP/err" | grep -q '^First steps, by the name of a list. People: add'
ok 'line by line too'
keys 'b'
has ' No body is recorded yet' 'a tree without a body says so'
printf '' > "$TMP/keys"
PCREF_KEYS=$TMP/keys PCREF_DUMP=$TMP/screen "$PCREF" -R screen body 2>> "$TMP/err"
grep -q '^ Nothing here yet\.$' "$TMP/screen"
ok 'where nothing can be added no key is named that adds'
quiet person add 'A Bello' --login "$(id -un)"
quiet setting edit trust_name --value 'Northgate'
keys ''
line 0 ' pcref  Northgate                                              22 November 2026' \
	'home has the trust and the day'
line 2 ' Leadership and governance        not assessed                           0 of 6' \
	'an area of which nothing is known'
has 'Nothing needs you.' 'nothing waits'
! grep -q 'First steps' "$TMP/screen"
ok 'who has begun is not told how'
cursor 2,0 'the focus is on the first area'

quiet action add 'Publish in Easy Read' --owner 'A Bello' --due 2026-11-10
quiet action edit ACT-1 --rag on_track
quiet feedback add 'Interpreter not offered' --channel survey --owner 'A Bello' --received-on 2026-11-01 \
	--respond-by 2026-11-24
quiet duty edit DTY-1 --status met --reviewed-on 2026-11-20
keys ''
# (50 + 100 + 0) / 3: the duty on own word, the action tracked, and overdue.
line 3 ' Leadership and governance    50  good    ██████████░░░░░░░░░░           3 of 6' \
	'score, band, bar and how much was assessed'
line 2 ' Feedback                      0  no band                                1 of 7' \
	'the lowest area first, without band and bar under half assessed'
line 5 ' Disparities: not known' 'disparities beside the scores'
line 8 ' 1  overdue 12 days  ACT-1  Publish in Easy Read' 'what is overdue'
line 9 ' 2  reply in 2 days  FB-1   Interpreter not offered' 'a reply owed'
line 10 '    Nothing else needs you.' 'and nothing else'
cursor 8,0 'the focus is on the first that waits'
keys 'j'; cursor 9,0 'down'
keys 'jjjj'; cursor 9,0 'down stops at the last'
keys 'g'; cursor 2,0 'first'
keys '2'
has 'FB-1' 'a digit opens its line'
keys '9'
has 'There is no line of that number.' 'a digit without a line says so'
keys '1q'
cursor 8,0 'and back'
keys 'gj='
has 'Leadership and governance scores 50 of 100, good, with 3 of 6' 'the number in a sentence'
keys '='
has 'ACT-1: overdue 12 days, Publish in Easy Read.' 'and a need in one'
keys 'a'; has 'Actions' 'a goes to the actions'
keys 'f'; has 'Interpreter not offered' 'f to the feedback'

keys 's'
line 0 ' Score                                                         22 November 2026' \
	's to the scores'
has 'no national PCREF score exists' 'which says whose convention it is'
COLUMNS=40 keys 'sj'
area=$(grep -n '^ Leadership and' "$TMP/screen" | head -n 1 | cut -d: -f1)
cursor "$((area - 1)),0" 'the focus follows a next step of two lines'
COLUMNS=80
keys 'sj\n'
line 0 ' Score › Leadership and governance                             50, good, 3 of 6' \
	'Enter shows the criteria of an area'
line 2 ' National duties D1 to D7         50  ██████████░░░░░░░░░░  some held down' \
	'a level, its bar, and that something held it'
line 3 ' Actions that can be tracked     100  ████████████████████' 'one that is full'
line 5 ' Meetings held                        not assessed' 'one that is not known'
has "1 held at partly met: on the trust's own word alone" 'what held the duty'
has 'Newest evidence: 20 November 2026' 'how old its evidence is'
has 'Next: Link documented evidence to duty D1.' 'and the next step'
keys 'sj\njj'
has 'Next: Bring ACT-1 (Publish in Easy Read) back on track' 'down shows the working of another'
keys 'sj\n='
has 'National duties D1 to D7 is 50 of 100' 'read in a sentence'
keys 'sj\nqq'
line 0 ' pcref  Northgate                                              22 November 2026' \
	'back to home'
quiet action add 'Older' --owner 'A Bello' --due 2027-11-10
quiet update add 'It went well' --action ACT-2 --made-on 2026-08-01
keys ''
# Now 50, 50 (one of two reported within 92 days) and 20 (overdue 0, silent for
# 113 days 40): 40.  On 22 August only the 50 of trackable was known.
line 3 ' Leadership and governance    40  some    ████████░░░░░░░░░░░░  down 10  3 of 6' \
	'with a past there is a trend'

quiet action add 'Soon taken back' --owner 'A Bello' --due 2026-11-01
keys ''; has 'overdue 21 days' 'what was added waits'
keys '1q'; has 'ACT-3' 'and still after a look'
keys 'u'
! grep -q 'overdue 21 days' "$TMP/screen"; ok 'what was undone does not'
LINES=10 COLUMNS=40 keys 'G'; has 'FB-1' 'a small screen scrolls to the focus'
for size in '1 1' '2 5' '3 80' '24 3'; do
	set -- $size
	LINES=$1 COLUMNS=$2 keys 'Gjks\nj='
	[ -s "$TMP/screen" ]; ok "a screen of $1 lines and $2 columns"
done
# What a real terminal is sent: the accent of each theme, and none without colour.
paint() {
	printf '[screen]\ntheme = %s\n' "$1" > "$TMP/theme.ini"
	(sleep 1; printf q) | TERM=xterm-256color PCREF_CONFIG=$TMP/theme.ini \
		script -qec "$PCREF" /dev/null > "$TMP/painted" 2>> "$TMP/err"
}
paint auto; grep -qF '[36m' "$TMP/painted"; ok "the terminal's own accent"
paint dark; grep -qF '[38;5;80m' "$TMP/painted"; ok 'a light one for a dark background'
paint light; grep -qF '[38;5;24m' "$TMP/painted"; ok 'a dark one for a light background'
NO_COLOR=1
export NO_COLOR
paint light
grep -q 'pcref' "$TMP/painted" && ! grep -qE '38;5;|\[3[0-7]m' "$TMP/painted"; ok 'and none with NO_COLOR'
# Roles hold once there is a secretary with a login (db/role.c).
quiet person edit PER-1 --role viewer
quiet person add 'C Osei' --role secretary --login somebody-else
keys 'an'
has 'Your role, Viewer, may not change Actions' 'who may not save is told before typing'
printf 'add action\n' | "$PCREF" --accessible 2>> "$TMP/err" |
	grep -q '^> Your role, Viewer, may not change Actions'
ok 'line by line too'
echo "1..$n"
