#!/bin/sh
# A list as somebody wants it: sorted by anything, other columns in another
# order, grouped with counts, narrowed with the match shown.  Rows are few, so
# that each expected answer can be counted from them.
. tests/tap.sh
export LC_ALL=C.UTF-8 PCREF_NOW=2026-11-22T06:00:00Z PCREF_DB=$TMP/t.db
export TERM=xterm LINES=16 COLUMNS=80 NO_COLOR=1
# screen NAME PATTERN KEYS: a line of the screen is so after the keys
screen() {
	printf "$3" > "$TMP/keys"
	PCREF_KEYS=$TMP/keys PCREF_DUMP=$TMP/full "$P" screen action 2> "$TMP/.said"
	grep -q -- "$2" "$TMP/full"
	bad=$?
	cp "$TMP/full" "$TMP/.said"
	tell $bad "$1" "$TMP/.said"
}
hears() {	# hears NAME PATTERN LINES...: linear mode says so
	name=$1 text=$2
	shift 2
	printf '%s\n' "$@" | "$P" --accessible > "$TMP/.said" 2>&1
	grep -q -- "$text" "$TMP/.said"
	tell $? "$name" "$TMP/.said"
}
by() {	# by NAME WANTED COLUMN [FILTER]: the groups as "value rows; ..."
	name=$1 want=$2 col=$3
	shift 3
	"$P" action list --by "$col" --json "$@" > "$TMP/.said" 2>&1
	got=$(jq -r 'map("\(.value) \(.rows)") | join("; ")' "$TMP/.said")
	[ "$got" = "$want" ]
	bad=$?
	echo "got $got" >> "$TMP/.said"
	tell $bad "$name" "$TMP/.said"
}
"$P" person add 'A Bello' > "$TMP/.said"
"$P" person add 'C Osei' > "$TMP/.said"
cat > "$TMP/in.csv" <<'XX'
title,owner,area,due,priority,detail,tags
Publish the plan,A Bello,data,2027-01-10,1,Every ward had asked,ward board
Train the board,C Osei,leadership,2027-03,2,,board
Ask patients,A Bello,feedback,2027-01-31,1,"Zoë said ""ask us""",ward
Mend the lift,A Bello,data,,3,,
XX
"$P" action import "$TMP/in.csv" > "$TMP/.said" 2>&1

by 'by a person, the most first' 'A Bello 3; C Osei 1' owner
by 'by a choice' 'Data 2; Feedback mechanisms 1; Leadership and governance 1' area
by 'dates by the month, what has none last' 'January 2027 2; March 2027 1; null 1' due
by 'a number' '1 2; 2 1; 3 1' priority
by 'tags, a row in each that it bears' 'board 2; ward 2; null 1' tags
by 'a filter holds as well' 'Data 1; Feedback mechanisms 1' area tag:ward
by 'a text' 'null 4' baseline
refuses 'what is no column names the near one' 64 'did you mean.*owner|Did you mean.*owner' \
	"$P" action list --by ownr
# Each group's filter lists as many rows as the group has.
holds 'each group can be listed' '
	for by in owner area due priority tags status state; do
		"$P" action list --by $by --json | jq -r ".[]|[.rows,.filter]|@tsv" |
		while IFS="	" read -r n f; do
			m=$("$P" action list --json "$f" | jq length)
			[ "$n" = "$m" ] || { echo "$f: $n, $m"; exit 1; }
		done || exit 1
	done'

screen 'a list can be sorted by what it does not show' 'Sorted by Priority' 'bprior\r'
screen 'and by a name that is typed, the last first' \
	'Sorted by Priority, the last first' ':sort -priority\r'
screen 'of it the last comes first' '^ ACT-4  *Mend the lift' ':sort -priority\rG\033[A\033[A\033[A'
screen 'a wrong name is told' 'to sort by' ':sort zebra\r'
screen 'columns in the order they are typed' 'Title  *Priority Owner' ':columns priority owner\r'
screen 'columns are picked' '^  1\. *status' '|'
screen 'one no longer picked is no longer shown' 'Title  *Due' '|status \r'
screen 'and picked again it comes last' '^ \[ \] own_number\|^ 1\. *owner' '|status \177\177\177\177\177\177own'
screen 'Esc shows the usual ones again' 'Title  *Status  *Due' ':columns priority\r\033'
screen 'groups have counts' '^  *3  A Bello' '#owner\r'
screen 'and open as a filter' '^ Filter: owner:PER-1' '#owner\r\r'
screen 'which is counted' '^ Actions  *3$' '#owner\r\r'
screen 'of a list that is narrowed already' '^  *1  Feedback mech' 'ftag:ward\r#area\r'
screen 'where the words are is said' '^ Filter: asked  *Detail: Every ward had asked' 'fasked\r'
screen 'in a search too' 'ACT-3  *Action  *Ask patients$' '/patients'
screen 'beside the title' 'Publish the plan  Detail: Every ward had asked' '/asked'
holds 'and on the command line' '"$P" search zoe --csv |
	grep -qxF "ACT-3,action,Ask patients,\"Detail: Zoë said \"\"ask us\"\"\""'

screen 'what it is grouped by is said' '^ Actions  *grouped by owner, 4$' '#owner\r\033'
screen 'filter, order, columns and groups are kept as a view' 'Saved the view Mine; 1 shows it' \
	'ftag:ward\r:sort -priority\r:columns priority area\r:group owner\r\033:view save Mine\r'
screen 'which begins with its groups' '^ Actions by Owner: 1 group' 1
screen 'the filter holds in them' '^  *2  A Bello' 1
screen 'below are its filter and columns' 'Title  *Prior.* Area' '1\033'
screen 'in its order' '^ Filter: tag:ward' '1\033'
screen 'the group is still known' 'grouped by owner, 2$' '1\033'
screen 'Esc shows the usual rows again' '^ Actions  *4$' '1\033\033'
holds 'the command line shows its groups' '"$P" action list --view Mine --csv | grep -q "^A Bello,2,"'
holds 'columns ask for its rows' \
	'"$P" action list --view Mine --columns priority --json | jq -e "map(.priority) == [1, 1]"'
holds 'the row of the view says all of it' '[ "$("$P" view show 1 --json | jq -r \
	".[0]|[.filter,.sorted_by,.columns,.grouped_by]|join(\"/\")")" = "tag:ward/-priority/priority area/owner" ]'

hears 'line by line: groups' '^1\. A Bello: 3\.$' actions 'group owner' 0
hears 'a group is listed' '^Actions: 3\.$\|^> Actions: 3\.$' actions 'group owner' 1 0
hears 'an order' '^1\. ACT-4, Mend the lift' actions 'sort -priority' 0
hears 'a plan is read in its order, as on the screen' '^1\. ACT-1, Publish the plan\. Status' actions 0
hears 'columns' '^1\. ACT-1, Publish the plan\. Priority: 1\.$' actions 'columns priority' 0
hears 'a view is saved with its groups' '^> Saved the view Kept\.$' actions 'group area' 0 'save Kept' 0
hears 'and begins with them' '^1\. Data: 2\.$' actions 'v Kept' 0 0
hears 'one of them is listed' '^Actions: 2\.$\|^> Actions: 2\.$' actions 'v Kept' 1 0
hears 'where the words are' 'Detail: Every ward had asked' 'search asked' 0
# Four rows and 1,200 more.
{ echo title,area,due; seq 1200 | sed 's/.*/Promise &,data,2029-01-31/'; } > "$TMP/many.csv"
"$P" action import "$TMP/many.csv" > "$TMP/.said" 2>&1
screen 'large numbers are written so that they can be read' '^ Actions  *1,204$' ''
screen 'in groups too' '^     1,202  Data$' ':group area\r'
screen 'and in a timeline a number is whole' '^ ACT-1204 Promise 1200 ' 'BG'
done_testing
