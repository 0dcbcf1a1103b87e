#!/bin/sh
# Typing outlives a kill, a hang-up and a closed window, and is offered again.
. tests/tap.sh
export LC_ALL=C.UTF-8 TERM=xterm-256color LINES=24 COLUMNS=80
export PCREF_NOW=2026-11-22T06:00:00Z PCREF_DB=$TMP/t.db
f8='\033[19~' save='\023'
# type_at KEYS: at a new person; the keys end there, as if the window closed
type_at() {
	# shellcheck disable=SC2059
	printf "$1" > "$TMP/keys"
	PCREF_KEYS=$TMP/keys PCREF_DUMP=$TMP/full "$PCREF" screen person
}
drafts() {
	find "$XDG_STATE_HOME/pcref" -name 'draft-*' 2> /dev/null
}
"$PCREF" init > /dev/null
type_at 'nOlufẹ́mi\tChief Nurse' > /dev/null 2>&1
holds 'typing is kept when the keys end' "test \$(drafts | wc -l) = 1"
holds 'only its owner can read it' "test \"\$(stat -c %a \$(drafts))\" = 600"
type_at 'n' > /dev/null 2>&1
holds 'it is offered, and not forced' "grep -q 'F8 brings it back' $TMP/full && ! grep -q Olufẹ́mi $TMP/full"
holds 'at the start it is said what is kept, in both modes' "type_at '' > /dev/null 2>&1
	grep -q 'not saved is kept (People › new): the form offers it again' $TMP/full &&
	echo 0 | $PCREF --accessible | grep -q 'not saved is kept (People › new)'"
type_at "n$f8" > /dev/null 2>&1
holds 'F8 brings it back, byte for byte' "grep -q 'Olufẹ́mi' $TMP/full && grep -q 'Chief Nurse' $TMP/full"
type_at "n$f8$save" > /dev/null 2>&1
holds 'and it can be saved' "$PCREF person list --json |
	jq -e '.[0].name == \"Olufẹ́mi\" and .[0].post == \"Chief Nurse\"'"
holds 'what was saved is no draft' "! drafts | grep ."
type_at "e!" > /dev/null 2>&1
type_at "nAnother" > /dev/null 2>&1
holds 'which row it was, and how many' "type_at '' > /dev/null 2>&1
	grep -q 'not saved is kept (PER-1, and 1 more)' $TMP/full"
type_at "e$f8\\033\\033n$f8\\033\\033" > /dev/null 2>&1
holds 'nothing is said where nothing is kept' "type_at '' > /dev/null 2>&1
	! drafts | grep . && ! grep -q 'not saved' $TMP/full"
type_at 'nZoë\033\033' > /dev/null 2>&1
holds 'what was given up is none either' "! drafts | grep ."
tmux -L "draft$$" new-session -d -x 80 -y 24 "$PCREF screen person"
sleep 1
tmux -L "draft$$" send-keys n
sleep 0.3
tmux -L "draft$$" send-keys 张伟 Tab Chair
sleep 0.5
pkill -KILL -f "$PCREF screen person"
tmux -L "draft$$" kill-server 2> /dev/null
type_at "n$f8$save" > /dev/null 2>&1
holds 'a killed program loses nothing typed' "$PCREF person list --json |
	jq -e '[.[] | select(.name == \"张伟\" and .post == \"Chair\")] | length == 1'"
type_at 'nSecretword' > /dev/null 2>&1
"$PCREF" --db "$TMP/other.db" init > /dev/null
PCREF_DB=$TMP/other.db type_at n > /dev/null 2>&1
holds 'another file is not offered it' "! grep -q 'F8 brings' $TMP/full"
done_testing
