#!/bin/sh
# Every paper of the demonstration trust as a web page, read by everyone: what
# can be counted in its text, then what axe-core sees in a browser.
. tests/tap.sh
export PCREF_DB="$TMP/a.db" PCREF_NOW=2026-11-22T06:00:00Z
"$PCREF" demo > "$TMP/demo" 2>&1 || cat "$TMP/demo" >&2
sh tests/papers html "$TMP/p" > "$TMP/list" 2> "$TMP/said" || cat "$TMP/said" >&2
# The index of the evidence pack and the page beside the open data are pages too.
"$PCREF" pack --duty all -o "$TMP/pack.zip" > "$TMP/said" 2>&1
"$PCREF" data publish -o "$TMP/open" > "$TMP/said" 2>&1
unzip -p "$TMP/pack.zip" index.html > "$TMP/p/pack.html"
cp "$TMP/open/method.html" "$TMP/p/method.html"
printf '%s\n' "$TMP/p/pack.html" "$TMP/p/method.html" >> "$TMP/list"
ok 'there are dozens of papers' test "$(wc -l < "$TMP/list")" -ge 40

# Each prints the papers in which something is wrong; FILE is the page, a tag a
# line, so that a line is never two things.
each() {
	while read -r page; do
		sed 's/</\n</g' "$page" > "$TMP/tags"
		FILE=$TMP/tags
		eval "$1" || echo "$page"
	done < "$TMP/list" > "$TMP/bad"
	cat "$TMP/bad"
	[ ! -s "$TMP/bad" ]
}
all() { ok "$1" each "$2"; }
tags() { grep -cE "^<$1[ >]" "$FILE"; }

all 'the language is set' 'grep -q "^<html lang=\"en-GB\">" "$FILE"'
all 'it has a title' 'grep -q "^<title>..*" "$FILE"'
all 'one h1' 'test "$(tags h1)" = 1'
all 'no heading skips a level' 'test "$(grep -o "^<h[1-6]" "$FILE" | tr -dc "1-6\n" |
	awk "\$1 > was + 1 { bad = 1 } { was = \$1 } END { print bad + 0 }")" = 0'
all 'every table has a caption with words' 'test "$(tags table)" = "$(grep -c "^<caption[^>]*>..*" "$FILE")"'
all 'every th has a scope' 'test "$(tags th)" = "$(grep -cE "^<th scope=\"(col|row)\"" "$FILE")"'
all 'every row has a head' 'test "$(grep -c "^<tr" "$FILE")" = \
	"$(($(grep -c "^<th scope=\"row\"" "$FILE") + $(tags thead)))"'
all 'no cell is empty' '! grep -A1 -E "^<t[dh][^>]*>$" "$FILE" | grep -qE "^</t[dh]"'
all 'a table that is too wide can be scrolled by keys' \
	'test "$(tags table)" = "$(grep -c "^<div class=\"wide\".* tabindex=\"0\"" "$FILE")"'
all 'the first link skips to the paper' 'test "$(grep -m1 "^<a " "$FILE" |
	grep -c "href=\"#paper\"")$(grep -c "^<main id=\"paper\"" "$FILE")" = 11'
all 'every id stands once' '! grep -oE " id=\"[^\"]*\"" "$FILE" | sort | uniq -d | grep -q .'
all 'every link inside leads somewhere' 'grep -oE "href=\"#[^\"]*" "$FILE" | cut -d"#" -f2 | sort -u |
	while read -r id; do grep -q " id=\"$id\"" "$FILE" || exit 1; done'
all 'every picture has a title and a description' 'test "$(grep -c "^<svg class=\"chart\"" "$FILE")" = \
	"$(grep -c "^<desc id=..*>..*" "$FILE")"'
all 'every picture has its table' 'test "$(tags figure)" -le "$(tags table)"'
all 'nothing is asked for from outside, and there is no script' '! grep -qiE \
	"^<(script|link|img|iframe|object|embed|base|form)|src=|url\([^#]|@import| on[a-z]+=|style=" "$FILE"'
all 'a policy forbids both' 'grep -q "Content-Security-Policy\" content=\"default-src .none" "$FILE"'
all 'every page says that the trust is invented' 'grep -q "nvented" "$FILE"'
# Trusts side by side, and open data, have no history of their own.
all 'and bears the seal of the history' '[ "${page##*/}" = rollup.html ] ||
	[ "${page##*/}" = method.html ] || grep -q "class=\"seal\">History seal [0-9]*:[0-9a-f]\{16\}" "$FILE"'

axe=$BUILD/npm/node_modules/axe-core/axe.min.js
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
what='axe-core finds nothing against WCAG 2.2 AA, in light, dark, at 320 pixels and large'
if ! command -v node > /dev/null; then
	skip "$what" 'Node is not installed'
elif [ -z "$browser" ]; then
	skip "$what" 'Chromium is not installed'
elif [ ! -r "$axe" ]; then
	skip "$what" 'axe-core is not here; "sh tests/web/get build" gets it from npm'
else
	mkdir "$TMP/browser"
	# shellcheck disable=SC2046
	ok "$what" nice node tests/web/look.js "$axe" "$browser" "$TMP/browser" $(cat "$TMP/list")
fi
rm -rf "$TMP/browser"
done_testing
