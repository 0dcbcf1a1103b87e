#!/bin/sh
# What a shell is offered, asked of the program and through each shell.
n=0
ok() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}
skip() {
	n=$((n + 1))
	echo "ok $n - $1 # skip $2"
}
# offers EXPECTED WORD...: exactly these, in this order, without their help
offers() {
	want=$1
	shift
	got=$("$PCREF" complete -- "$@" | cut -f1 | tr '\n' ' ')
	[ "$got" = "$want" ]
	ok $? "$* -> $want"
	[ "$got" = "$want" ] || echo "# got: $got"
}
# among WORD ARGUMENT...: it is one of those offered
among() {
	word=$1
	shift
	"$PCREF" complete -- "$@" | cut -f1 | grep -qxe "$word"
	ok $? "$* -> ... $word ..."
}
cd "$TMP" || exit 1

offers 'feedback ' fee
among schema ''
among action ''
offers 'add acknowledge ' feedback a
offers 'data ' action add --area d
offers 'data ' action add --area = d
offers 'data ' --db x action add Title --area d
offers '--done-when ' action edit 1 --done-w
offers '--feedback-theme ' feedback list --feedback-th
offers 'auto always never ' --color ''
offers 'always ' --color al
offers '-done_on ' action list --sort -done_o
offers 'bash zsh fish ' completions ''
offers ':files ' action import ''
offers ':files ' -C ''
offers 'accessibility accept accepted_by accessible ' help acce
offers '' action add --title ''
"$PCREF" complete -- action add --ow | grep -q 'owner	The person who leads'
ok $? 'help stands behind a tab'

"$PCREF" completions bash > pcref.bash && bash -n pcref.bash
ok $? 'bash takes the script'
touch 'a file.csv' afile.csv
PATH=$(dirname "$PCREF"):$PATH
export PATH
cat > drive.bash <<'END'
. ./pcref.bash
complete -p pcref > /dev/null || echo 'not registered'
try() {
	COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
	_pcref
	# A folder gives its files in no order.
	printf '%s\n' "${COMPREPLY[@]}" | LC_ALL=C sort | paste -sd, -
}
try pcref action add --area ''
try pcref action import a
try pcref fee
END
bash drive.bash 2>&1 | sed 's/^afile.csv,a file.csv$/a file.csv,afile.csv/' > got
cat > want <<'END'
data,feedback,leadership
a file.csv,afile.csv
feedback
END
sort got > got.sorted; sort want | cmp -s - got.sorted
ok $? 'bash offers words, and files with a blank in the name'
diff want got | sed 's/^/# /'

"$PCREF" completions zsh > _pcref
"$PCREF" completions fish > pcref.fish
if command -v zsh > /dev/null; then
	zsh -n _pcref
	ok $? 'zsh takes the script'
else
	skip 'zsh takes the script' 'no zsh here'
fi
if command -v fish > /dev/null; then
	fish -n pcref.fish
	ok $? 'fish takes the script'
	fish --no-config -c 'source pcref.fish; complete -C "pcref action add --area d"' > got
	[ "$(cat got)" = "data	Data" ]
	ok $? 'fish offers words with their help'
else
	skip 'fish takes the script' 'no fish here'
	skip 'fish offers words with their help' 'no fish here'
fi
"$PCREF" completions tcsh > out 2> err
[ $? = 64 ] && grep -q tcsh err && [ ! -s out ]
ok $? 'a shell without completions is refused'
echo "1..$n"
