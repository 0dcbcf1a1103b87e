#!/bin/sh
# A library that few jobs need and that is not here: the job says so before it
# is begun, and all else is done.  An empty file of its name stands before it.
. tests/tap.sh
export LC_ALL=C.UTF-8 TERM=xterm-256color LINES=24 COLUMNS=80 PCREF_NOW=2026-11-22T06:00:00Z
db=$TMP/t.db

# name LIBRARY: the name the program knows it by.
name() { strings "$PCREF" | grep -E "^lib$1\.so\.[0-9]+$" | head -n 1; }
# without LIBRARY: what to set, so that it is not to be had.
without() {
	mkdir -p "$TMP/no-$1"
	: > "$TMP/no-$1/$(name "$1")"
	echo "LD_LIBRARY_PATH=$TMP/no-$1"
}
# absent NAME LIBRARY VERB...: it is refused, and no file is made.
absent() {
	what=$1 lib=$2
	shift 2
	so=$(name "$lib")
	refuses "$what" 69 \
		"with $so, which cannot be used .*: install the Debian package ${so%%.so.*}${so##*.so.} " \
		env "$(without "$lib")" "$P" --db "$db" "$@"
}

p init > "$TMP/.out" 2>&1
p action add 'Ask in Urdu' --due Q3 > "$TMP/.out"
holds 'the names are found' '[ -n "$(name xlsxwriter)" ] && [ -n "$(name zip)" ] &&
	[ -n "$(name expat)" ] && [ -n "$(name jansson)" ] && [ -n "$(name crypto)" ]'
p report -o "$TMP/t.xlsx" > "$TMP/.out" 2>&1
printf '[{"title": "From JSON"}]\n' > "$TMP/rows.json"
printf 'title\nFrom CSV\n' > "$TMP/rows.csv"
head=$(p audit verify)
absent 'a workbook is not begun' xlsxwriter report -o "$TMP/new.xlsx"
absent 'nor a Word file' zip report -o "$TMP/new.docx"
absent 'nor a pack' zip pack -o "$TMP/new.zip"
absent 'a workbook is not read without the archive' zip data import "$TMP/t.xlsx" --dataset MHSDS
absent 'nor without the XML' expat data import "$TMP/t.xlsx" --dataset MHSDS
absent 'nor rows of JSON' jansson action import "$TMP/rows.json"
holds 'and nothing was left or changed' '[ -n "$head" ] && [ "$(p audit verify)" = "$head" ] &&
	! ls "$TMP" | grep -E "^\.?new"'
ok 'other papers are made' env "$(without zip)" "$P" --db "$db" report -o "$TMP/t.html"
ok 'and other rows are read' env "$(without jansson)" "$P" --db "$db" action import "$TMP/rows.csv"

# What tells files apart has another to do it.
printf 'EthnicCategory,Team\nA,T1\n' > "$TMP/extract.csv"
ok 'an extract is read without OpenSSL' env "$(without crypto)" "$P" --db "$db" data import \
	"$TMP/extract.csv" --dataset MHSDS
holds 'and its SHA-256 is the same' 'p data loads --json |
	grep -q "$(sha256sum "$TMP/extract.csv" | cut -c 1-64)"'

# On the screen and line by line it is said, and the next key is answered.
printf "pjj\\r$TMP/new.docx\\r" > "$TMP/keys"
env "$(without zip)" PCREF_DB="$db" PCREF_KEYS="$TMP/keys" PCREF_DUMP="$TMP/got" "$P" screen \
	> "$TMP/.out" 2>&1
ok 'the screen says it, and stays' sh -c \
	"tr -s ' \n' ' ' < '$TMP/got' | grep -q 'install the Debian package libzip'"
# One that is too old has the name, and not what is asked of it.
mkdir -p "$TMP/old"
${CC:-cc} -shared -o "$TMP/old/$(name jansson)" -x c /dev/null
refuses 'one that is too old' 69 'json_loadf.*: install the Debian package libjansson' \
	env LD_LIBRARY_PATH="$TMP/old" "$P" --db "$db" action import "$TMP/rows.json"
holds 'and still nothing was changed' 'p action list --csv | wc -l | grep -qx 3 &&
	p audit verify'
done_testing
