#!/bin/sh
# A few runs on a real pseudo-terminal, read through tmux: what the terminal
# itself sees, and what it is left as.
if ! command -v tmux > /dev/null; then
	echo '1..0 # SKIP no tmux'
	exit 0
fi
export LC_ALL=C.UTF-8 PCREF_NOW=2026-11-22T06:00:00Z PCREF_DB=$TMP/t.db
unset TMUX
n=0
k=0
# A server for each terminal: one that is ending would refuse the next.
pane() { tmux -S "$TMP/s$k" -f /dev/null "$@" 2> /dev/null; }
trap 'pane kill-server' EXIT

result() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		pane capture-pane -p | sed 's/^/# /'
	fi
}

# wait_for PATTERN: until a line of the screen matches, for five seconds
wait_for() {
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 \
		21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40; do
		pane capture-pane -p | grep -q "$1" && return 0
		sleep 0.1
	done
	return 1
}

# start COLUMNSxLINES COMMAND: in a new terminal, its bytes kept in $TMP/raw;
# when it ends, how, and whether the terminal is as it was
start() {
	pane kill-server
	k=$((k + 1))
	rm -f "$TMP/raw" "$TMP/go" "$TMP/pid"
	cat > "$TMP/run" <<XX
stty -g > "$TMP/before"
while [ ! -e "$TMP/go" ]; do sleep 0.02; done
$2
echo "ended \$?"
stty -g > "$TMP/after"
cmp -s "$TMP/before" "$TMP/after" && echo as it was
exec sleep 60
XX
	pane new-session -d -x "${1%x*}" -y "${1#*x}" "sh $TMP/run"
	pane pipe-pane "cat > $TMP/raw"
	: > "$TMP/go"
}
keys() { pane send-keys "$@"; }
# cursor_at Y,X: until it is there, for two seconds
cursor_at() {
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		[ "$(pane display-message -p '#{cursor_y},#{cursor_x}')" = "$1" ] &&
			return 0
		sleep 0.1
	done
	return 1
}
process() { cat "$TMP/pid"; }
# The program as a command of a shell, its number kept.
pcref="sh -c 'echo \$\$ > \"$TMP/pid\"; exec \"$PCREF\" screen \"\$@\"' pcref"

"$PCREF" person add 'A Bello' --post 'Chief Nurse' > /dev/null
"$PCREF" person add 'Olufẹ́mi Okafor' > /dev/null
"$PCREF" action add 'Publish the plan' --owner 'A Bello' --due 2026-11-10 > /dev/null

"$PCREF" action add 'Review the plan' --owner 'A Bello' --due 2026-11-10 > /dev/null

start 80x24 "$pcref person"
wait_for 'PER-2 *Olufẹ́mi Okafor'
result $? 'letters with two accents reach the terminal whole'
cursor_at 3,0
result $? 'the cursor is on the focused row'
keys Down
cursor_at 4,0
result $? 'and follows it'
keys e
wait_for 'People › PER-2 › edit' && cursor_at 2,34
result $? 'in a form it is where the next letter goes'
keys Left Left
cursor_at 2,32
result $? 'cell by cell'
keys Escape
wait_for '^ People *2$'
pane resize-window -x 50 -y 12
wait_for '^ Enter open.*Esc quit$' && ! pane capture-pane -p | grep -q Post
result $? 'a narrower terminal drops columns, not the title'
pane resize-window -x 1 -y 1
sleep 0.2
kill -0 "$(process)"
result $? 'one cell is enough to go on'
pane resize-window -x 80 -y 24
wait_for 'PER-2 *Olufẹ́mi Okafor'
result $? 'and all is there again after'
keys C-c
wait_for '^ended 0' && wait_for '^as it was'
result $? 'Ctrl-C leaves the terminal as it was'
grep -q '\[?2004h' "$TMP/raw" && grep -q '\[?2004l' "$TMP/raw"
result $? 'bracketed paste is asked for, and given back'

start 200x50 "TERM=xterm-256color $pcref action"
wait_for 'Accountable\|Chief Nurse\|First due'
result $? 'a wide terminal shows the focused row beside the list'
LC_ALL=C grep -q '\[[0-9;]*31m' "$TMP/raw" && ! LC_ALL=C grep -q '38;5' "$TMP/raw"
result $? 'overdue is in the one alarming colour, one of the terminal'"'"'s own'
kill -TERM "$(process)"
wait_for '^ended 0' && wait_for '^as it was'
result $? 'so does being told to end'

start 80x24 "NO_COLOR=1 TERM=xterm-256color $pcref action"
wait_for 'overdue' && keys e && wait_for 'Actions › ACT-1 › edit'
keys Escape '?'
wait_for 'Help: '
colour="$(printf '\033')\[([0-9]+;)*([34][0-7]|[34]8|9[0-7]|10[0-7])(;[0-9]+)*m"
! LC_ALL=C grep -qE "$colour" "$TMP/raw"
result $? 'NO_COLOR sends no colour'
kill -HUP "$(process)"
wait_for '^ended 0' && wait_for '^as it was'
result $? 'so does a hang-up'

start 80x24 "TERM=no-such-terminal $pcref"
wait_for 'TERM is unknown' && wait_for '^ended 64' && wait_for '^as it was'
result $? 'an unknown terminal is a sentence and an exit code'

printf 'EthnicCategory\nA\n' > "$TMP/one.csv"
"$PCREF" dataset add MHSDS > /dev/null
start 80x24 "\"$PCREF\" data import $TMP/one.csv --dataset MHSD"
wait_for 'There is no data set MHSD.  Make it, beside MHSDS?' && keys n Enter
wait_for 'nothing was kept' && wait_for '^ended 65' &&
	! "$PCREF" dataset list --csv | grep -q 'MHSD,'
result $? 'a data set named by a slip is asked about'

# A library that is there and lacks what is asked of it.
mkdir -p "$TMP/old"
"${CC:-cc}" -shared -x c /dev/null -o \
	"$TMP/old/$(strings "$PCREF" | grep -E '^libzip\.so\.[0-9]+$' | head -n 1)"
start 80x24 "LD_LIBRARY_PATH=$TMP/old $pcref"
wait_for 'Esc quit' && keys p j j Enter && keys "$TMP/new.docx" Enter
# What follows breaks off where the name of the folder lets it.
wait_for 'which cannot be used here' && wait_for '^ended 69' && wait_for '^as it was'
result $? 'a library that is too old is a sentence and an exit code'

start 80x24 "sh -i"
keys "$pcref person" Enter
wait_for 'PER-1 *A Bello'
kill -TSTP "$(process)"
wait_for 'Stopped'
result $? 'it can be put to sleep'
keys fg Enter
wait_for 'PER-1 *A Bello' && wait_for 'Esc quit'
result $? 'and wakes with its screen'
keys ':suspend' Enter
wait_for 'Stopped'
result $? 'as by its own command'
keys fg Enter
wait_for 'Esc quit' && keys q && wait_for '^[#\$] *$'
result $? 'again'
echo "1..$n"
