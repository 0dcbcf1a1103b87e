#!/bin/sh
# Every command of the screen says which line of a shell does the same, and there
# is that line.  tests/parity.t has what each command does.
. tests/tap.sh
export LC_ALL=C.UTF-8 PCREF_DB=$TMP/t.db
# What moves a focus or a bracket, and what only a form that is open needs: in a
# shell nothing is typed before it is saved.
moves='up down left right page.up page.down first last next.field field.before next.item
	accept back commands redraw suspend quit'
forms='keep.mine keep.theirs keep.both bring.back'

"$P" keys --json > "$TMP/keys"
ok 'there are commands to look for' test "$(jq length "$TMP/keys")" -gt 90
jq -r '.[] | select(.shell == null) | .command' "$TMP/keys" | tr ' ' . | sort > "$TMP/none"
printf '%s\n' $moves $forms | sort > "$TMP/allowed"
holds 'those that only move are named here, and no others' 'diff "$TMP/allowed" "$TMP/none"'

# is_there LINE: its verb, and each of its options
is_there() {
	words=${1%% --*}
	# shellcheck disable=SC2086
	"$P" $words --help > "$TMP/help" 2>&1 || return
	case $1 in
	*' --'*) grep -qE -- "^ +(-[a-z], )?--${1##* --}\\b" "$TMP/help" ;;
	esac
}
jq -r '.[] | .shell // ""' "$TMP/keys" | sed 's/; /\n/g' | grep . | sort -u |
	sed 's/LIST/action/' > "$TMP/lines"
while read -r line; do
	is_there "$line" || echo "pcref $line"
done < "$TMP/lines" > "$TMP/lacking"
holds 'lines are looked at' 'test "$(wc -l < "$TMP/lines")" -gt 50'
[ ! -s "$TMP/lacking" ]
tell $? 'and each is one' "$TMP/lacking"
ok 'a line that there is not is seen' sh -c '! "$1" action nosuch --help' - "$P"
done_testing
