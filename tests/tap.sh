# tap.sh - say ok or not ok, for prove(1).  To be sourced: . tests/tap.sh
#
#   ok NAME COMMAND...         the command succeeds
#   holds NAME SCRIPT          a script of this shell, as one word, succeeds
#   refuses NAME CODE TEXT COMMAND...
#                              it exits with that code, its standard output is
#                              empty, and TEXT (grep -E) is on standard error
#   p VERB...                  the program on the database $db
#   has NAME JQ VERB...        what the verb says of rows of it in JSON is so
#   skip NAME WHY              not possible here
#   done_testing               at the end
n=0
P=${PCREF:-build/pcref}

tell() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
		return
	fi
	echo "not ok $n - $2"
	[ ! -f "$3" ] || head -n 20 "$3" | cat -v | sed 's/^/# /'
}

ok() {
	name=$1
	shift
	"$@" > "$TMP/.said" 2>&1 < /dev/null
	tell $? "$name" "$TMP/.said"
}

holds() {
	eval "$2" > "$TMP/.said" 2>&1 < /dev/null
	tell $? "$1" "$TMP/.said"
}

refuses() {
	name=$1 code=$2 text=$3
	shift 3
	timeout 20 "$@" > "$TMP/.out" 2> "$TMP/.said" < /dev/null
	rc=$?
	[ "$rc" = "$code" ] && [ ! -s "$TMP/.out" ] && grep -qE -- "$text" "$TMP/.said"
	bad=$?
	[ "$bad" = 0 ] || echo "exit $rc, wanted $code and \"$text\"" >> "$TMP/.said"
	tell $bad "$name" "$TMP/.said"
}

p() {
	"$P" --db "$db" "$@"
}

has() {
	name=$1 want=$2
	shift 2
	holds "$name" "p $* --json | jq -e '$want'"
}

skip() {
	n=$((n + 1))
	echo "ok $n - $1 # SKIP $2"
}

done_testing() {
	echo "1..$n"
}
