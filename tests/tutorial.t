#!/bin/sh
# The tutorial is true: each of its commands is run, in order, and its answer
# compared with what stands under it.  "..." is anything, of any length.
export PCREF_NOW=2026-11-22T09:00:00Z LC_ALL=C.UTF-8
PATH=$(dirname "$PCREF"):$PATH
export PATH
root=$PWD
cd "$TMP" || exit 1
n=0

# The page as three kinds of files: 03.sh a command, 03.want its answer, and
# those that a comment names.
awk '
	/^\.\\" file: / { file = $3 }
	/^\.Bd/ { block = 1; next }
	/^\.Ed/ { block = 0; file = ""; more = 0; next }
	!block { next }
	{ sub(/^\\&/, ""); gsub(/\\e/, "\\") }
	file != "" { print > file; next }
	/^\$ / || more {
		if (!more)
			name = sprintf("%02d", ++step)
		more = /\\$/
		sub(/^\$ /, "")
		print > (name ".sh")
		printf "" > (name ".want")
		next
	}
	{ print > (name ".want") }' "$root/man/pcref-tutorial.7.in"

# same WANT GOT: line by line, "..." standing for anything
same() {
	awk -v got="$(cat "$2")" '
		function quoted(s) {
			gsub(/[][\\.*+?(){}|^$]/, "\\\\&", s)
			return s
		}
		{ want = want $0 "\n" }
		END {
			n = split(want, part, /\.\.\./)
			for (i = 1; i <= n; i++)
				re = re (i > 1 ? "(.|\n)*" : "") quoted(part[i])
			sub(/\n$/, "\n?", re)
			exit got "\n" !~ "^" re "$"
		}' "$1"
}
for step in [0-9][0-9].sh; do
	i=${step%.sh}
	sh "$step" > "$i.got" 2>&1
	n=$((n + 1))
	if same "$i.want" "$i.got"; then
		echo "ok $n - $(head -n 1 "$step")"
	else
		echo "not ok $n - $(head -n 1 "$step")"
		diff "$i.want" "$i.got" | sed 's/^/# /'
	fi
done
n=$((n + 1))
[ "$n" -gt 20 ] && grep -q '</html>' report.html
[ $? = 0 ] && echo "ok $n - the report it writes is whole" ||
	echo "not ok $n - the report it writes is whole"
# A tutorial that lies must be found out.
echo 'Added ACT-9, ...' > lie
n=$((n + 1))
same lie 02.got && echo "not ok $n - a wrong answer is found out" ||
	echo "ok $n - a wrong answer is found out"
echo "1..$n"
