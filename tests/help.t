#!/bin/sh
# --help, help WORD, the manual: all read the same tables.
n=0
ok() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}
# says NAME PATTERN ARGUMENT...: the output holds the pattern, and all is well
says() {
	name=$1 pattern=$2
	shift 2
	"$PCREF" "$@" > out 2> err
	rc=$?
	[ $rc = 0 ] && grep -qe "$pattern" out && [ ! -s err ]
	ok $? "$name"
}
# refused NAME CODE PATTERN ARGUMENT...: the code, and the pattern on stderr
refused() {
	name=$1 code=$2 pattern=$3
	shift 3
	"$PCREF" "$@" > out 2> err
	rc=$?
	[ $rc = "$code" ] && grep -qe "$pattern" err && [ ! -s out ]
	ok $? "$name"
}
root=$PWD
cd "$TMP" || exit 1

says 'the whole list names a verb' '^  schema ' help
"$PCREF" help > out 2> err; ! grep -q 'And beside' out
ok $? 'every verb has its subject'
says 'verbs by their first word' '^pcref data import FILE' help data
says 'a first word alone asks for the second' 'pcref data import ' data --help
says 'an entity' '^pcref action VERB' help action
says 'its plural, in any case' '^pcref action VERB' help Actions
says 'a field of an entity' '^Due: a field of action' help action due
says 'a field says what may be typed' 'Takes one of leadership, data, feedback' help area
says 'a field with dashes' '^Done when: a field' help done-when
says 'a field nobody types' 'The program fills it in' help first_due
says 'a step' '^pcref action verify WHICH' help action verify
says 'a verb that everything has' 'as in "pcref action history"' help history
says 'a flag' '^  -R, --read-only  *Change nothing' help read-only
says 'a command of the screen and its keys' 'by the keys u ^Z' help undo
says 'an option of the ini' 'pcref.ini, under \[screen\]' help theme
says 'a topic' 'ACCESSIBLE=1 pcref' help accessibility
refused 'a near miss is named' 64 'Did you mean "accessibility"' help acessibility
refused 'no verb and no terminal' 64 '^Usage: pcref'
says 'a word that nothing is called is found in what is said' \
	'^  quorum_seats  *The least number of each constituency' help quorum
says 'in topics too' '^  accessibility ' help braille
refused 'nonsense' 64 'there is no help for' help qqqqqqqq
refused 'a page that is not there' 66 'cannot read nothing.in' manual nothing.in
echo '@nothing@' > bad.in
"$PCREF" manual bad.in > out 2> err
[ $? = 65 ] && grep -q 'no part of the' err
ok $? 'a part that is not there'

"$PCREF" help accessibility | awk 'length > 78 { exit 1 }'
ok $? 'help fits 78 columns'
for page in pcref.1 pcref.conf.5 pcref-tutorial.7; do
	[ -s "$BUILD/man/$page" ] && sh "$root/tests/mdoc" "$BUILD/man/$page" > lint
	ok $? "mandoc finds no fault in $page"
	sed 's/^/# /' lint
done
mandoc -Tutf8 "$BUILD/man/pcref.1" | col -b > page
for word in --done-when supersede FB-1 'a check found problems' Ctrl-Z; do
	grep -qe "$word" page
	ok $? "the manual has $word"
done
mandoc -Tutf8 "$BUILD/man/pcref.conf.5" | col -b | grep -q 'theme auto | dark | light | contrast | none'
ok $? 'the manual of the ini has the words of an option'

"$PCREF" data > out 2> err
[ $? = 64 ] && grep -q 'pcref data counts' out
ok $? 'a first word without a second is no call'
"$PCREF" help | sed -n '/^  [a-z]/s/   .*//p' | sed '/^  theme\|^  setting/d' | sort | uniq -d > twice
[ ! -s twice ]
ok $? 'no verb stands twice in the list'
sed 's/^/# /' twice

# Each verb's every word in the manual: nothing described is left out.
"$PCREF" help | sed -n 's/^  \([a-z][a-z ]*[a-z]\)   .*/\1/p' | sort -u > names
while read -r name; do
	grep -qiF "$name" page || echo "# $name is missing"
done < names > missing
[ -s names ] && [ ! -s missing ]
ok $? 'every verb, entity and topic is in the manual'
cat missing

# What is installed is whole, and under DESTDIR alone.
make -s -C "$root" install B="$BUILD" DESTDIR="$TMP/dest" PREFIX=/usr > out 2>&1
ok $? 'make install'
for f in bin/pcref share/man/man1/pcref.1 share/man/man5/pcref.conf.5 \
	share/man/man7/pcref-tutorial.7 share/bash-completion/completions/pcref \
	share/zsh/site-functions/_pcref share/fish/vendor_completions.d/pcref.fish; do
	[ -s "dest/usr/$f" ]
	ok $? "installed: $f"
done
echo "1..$n"
