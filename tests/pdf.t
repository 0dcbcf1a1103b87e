#!/bin/sh
# A PDF by whichever converter is installed, and the web page beside it.
. tests/tap.sh
export PCREF_DB="$TMP/p.db" PCREF_NOW=2026-11-22T06:00:00Z LC_ALL=C
"$P" action add 'Publish the plan' --area leadership --due 2026-12-31 > "$TMP/said" 2>&1
mkdir "$TMP/bin" "$TMP/none" "$TMP/to"
report() { PATH=$1 "$P" report -o "$2"; }

refuses 'without a converter it says which there are' 69 'Chromium or LibreOffice, and neither' \
	env PATH="$TMP/none" "$P" report -o "$TMP/to/n.pdf"
ok 'the web page is there all the same' grep -q '<h1>' "$TMP/to/n.html"
ok 'and no half of a PDF' test ! -e "$TMP/to/n.pdf"
# A converter gets its own folder, no shell, and nothing to read; what it is
# called with is what stands in it.
cat > "$TMP/bin/chromium" <<-'END2'
	#!/bin/sh
	for a in "$@"; do
		echo "$a"
		case $a in --print-to-pdf=*) pdf=${a#*=} ;; file://*) page=${a#file://} ;; esac
	done > "$SAID/arguments"
	read -r line && echo "$line" > "$SAID/heard"
	cp "$page" "$SAID/page"
	[ ! -e "$SAID/fail" ] || exit 1
	printf '%%PDF-1.4 /CreationDate (D:20261122060000+00) /ModDate (D:20261122060000+00)' > "$pdf"
END2
chmod +x "$TMP/bin/chromium"
SAID=$TMP
export SAID
odd="$TMP/to/a \$(touch x) '; b.pdf"
ok 'it is made, whatever its name' report "$TMP/bin:/usr/bin:/bin" "$odd"
ok 'the day it was made is not in it' grep -q 'D:19800101000000+00) /ModDate (D:19800101000000+00' "$odd"
ok 'it is ours alone' test "$(stat -c %a "$odd")" = 600
ok 'the page it was made of is the one beside it' cmp "$TMP/page" "${odd%.pdf}.html"
ok 'one argument a line, none of them split' test "$(wc -l < "$TMP/arguments")" -le 9
ok 'it heard nothing' test ! -e "$TMP/heard"
ok 'and its folder is gone' test "$(find "$TMP/to" -type d | wc -l)" = 1
touch "$TMP/fail"
refuses 'a converter that fails' 74 'chromium could not make a PDF' \
	env PATH="$TMP/bin:/usr/bin:/bin" "$P" report -o "$TMP/to/f.pdf"
ok 'leaves no PDF' test ! -e "$TMP/to/f.pdf"

if command -v chromium > /dev/null && command -v pdfinfo > /dev/null; then
	ok 'Chromium makes one' "$P" report -o "$TMP/to/c.pdf"
	pdfinfo "$TMP/to/c.pdf" > "$TMP/info"
	ok 'tagged, on A4' sh -c 'grep -q "^Tagged: *yes" "$1" && grep -q "A4" "$1"' sh "$TMP/info"
	cp "$TMP/to/c.pdf" "$TMP/to/first.pdf"
	"$P" report -o "$TMP/to/c.pdf" > "$TMP/said"
	ok 'and again the same bytes' cmp "$TMP/to/first.pdf" "$TMP/to/c.pdf"
else
	skip 'Chromium makes one, tagged, on A4' 'Chromium or pdfinfo is not installed'
fi
soffice=$(command -v soffice)
if [ -n "$soffice" ]; then
	rm "$TMP/bin/chromium"
	for tool in sh dirname basename readlink sed uname ls grep ps head cat; do
		ln -s "$(command -v $tool)" "$TMP/bin/$tool"
	done
	ln -s "$(readlink -f "$soffice")" "$TMP/bin/soffice"
	ok 'LibreOffice makes one' report "$TMP/bin" "$TMP/to/l.pdf"
	ok 'which is a PDF' sh -c 'head -c 5 "$1" | grep -q %PDF-' sh "$TMP/to/l.pdf"
else
	skip 'LibreOffice makes one' 'LibreOffice is not installed'
fi
done_testing
