#!/bin/sh
# The tree keeps to the house, and the check finds what does not.
n=0
ok() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}
out=$(sh tests/house)
ok $? 'no long lines, no forbidden calls, one SQL for two engines'
[ -z "$out" ] || echo "$out" | sed 's/^/# /'

mkdir -p "$TMP/db/migrations" "$TMP/core" || exit 1
# caught WHAT FILE LINE: a tree with this line fails, and says where
caught() {
	echo "$3" > "$TMP/$2"
	if out=$(sh tests/house "$TMP"); then false; else
		echo "$out" | grep -q "^$1: $2:1:"
	fi
	ok $? "caught: $1: $(echo "$3" | cut -c 1-50)"
	rm "$TMP/$2"
}
# free FILE LINE: a tree with this line passes
free() {
	echo "$2" > "$TMP/$1"
	sh tests/house "$TMP" > /dev/null
	ok $? "free: $2"
	rm "$TMP/$1"
}
caught long core/x.c "/* $(printf '%098d' 0) */"
caught long core/x.def "$(printf '\t\t\t%080d' 0)"
free core/x.c "/* $(printf '%094d' 0) */"
free core/x.c "/* é$(printf '%093d' 0) */"
caught calls core/x.c '	system("ls");'
caught calls core/x.c 'n = sprintf(s, "x");'
caught calls core/x.c '(strcpy(a, b))'
free core/x.c '	snprintf(s, n, "x"); file_system(f);'
caught dialect db/x.c '	"SELECT AVG(n) FROM t"'
caught dialect db/x.def 'QUERY("INSERT OR IGNORE INTO t")'
caught dialect db/migrations/001.sql 'SELECT x FROM t WHERE x LIKE y'
caught dialect db/migrations/001.sql 'SELECT ROUND(x) FROM t'
printf -- '-- postgres\nSELECT x LIKE y\n-- end\n' > "$TMP/db/migrations/001.sql"
sh tests/house "$TMP" > /dev/null
ok $? 'free: SQL of one engine in a block of its own'
printf 'SELECT x LIKE y\n' >> "$TMP/db/migrations/001.sql"
! sh tests/house "$TMP" > /dev/null
ok $? 'caught: the same behind that block'
rm "$TMP/db/migrations/001.sql"
caught uncast db/x.c '	"SELECT x FROM t WHERE id = $1"'
caught uncast db/x.def '	"x = $12 AND y = CAST($1 AS TEXT)"'
free db/x.c '	"SELECT x FROM t WHERE id = CAST($1 AS BIGINT)"	/* $1 is the id */'
touch "$TMP/db/migrations/001-a.sql" "$TMP/db/migrations/001-b.sql"
! sh tests/house "$TMP" > /dev/null
ok $? 'caught: two migrations of one number'
mv "$TMP/db/migrations/001-b.sql" "$TMP/db/migrations/002-b.sql"
sh tests/house "$TMP" > /dev/null
ok $? 'free: one number each'
echo "1..$n"
