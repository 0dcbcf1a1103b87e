#!/bin/sh
# Every job of every screen, by keys and line by line: the same trust is begun
# with, and the same must be so, or be said, in the end.  Where a command of
# tui/command.def has no line here, the last test says so.
. tests/tap.sh
export LC_ALL=C.UTF-8 PCREF_NOW=2026-11-22T06:00:00Z PCREF_DB=$TMP/t.db
export TERM=xterm LINES=24 COLUMNS=80 NO_COLOR=1
PCREF_DB=$TMP/base.db "$P" demo > "$TMP/.said" 2>&1
PCREF_DB=$TMP/base.db "$P" view add Twelfth --list-of action --filter ACT-12 --digit 9 > \
	"$TMP/.said" 2>&1
down='\033OB' esc='\033' save='\023'
: > "$TMP/done"

fresh() {
	rm -rf "$TMP/state" "$TMP"/*.csv "$TMP"/*.txt "$TMP"/*.md
	cp "$TMP/base.db" "$PCREF_DB"
}
q() { sqlite3 -separator ' ' "$PCREF_DB" "$1"; }

by_keys() {
	printf "$1" > "$TMP/keys"
	PCREF_KEYS=$TMP/keys PCREF_DUMP=$TMP/screen "$P" screen 2> "$TMP/err"
}
by_lines() { printf "$1" | "$P" --accessible screen > "$TMP/lines" 2>&1; }

# job WHERE NAME KEYS LINES CHECK WANTED: the check prints what is wanted after
# the keys, and after the lines
job() {
	echo "$1" >> "$TMP/done"
	fresh
	by_keys "$3"
	a=$(eval "$5")
	fresh
	by_lines "$4"
	b=$(eval "$5")
	[ "$a" = "$6" ] && [ "$b" = "$6" ]
	bad=$?
	{
		echo "keys: $a"
		echo "lines: $b"
		[ "$a" = "$6" ] || cat "$TMP/screen"
		[ "$b" = "$6" ] || tail -n 30 "$TMP/lines"
	} > "$TMP/.said"
	tell $bad "$2" "$TMP/.said"
}

# tells WHERE NAME KEYS LINES TEXT: both say it
tells() {
	echo "$1" >> "$TMP/done"
	fresh
	by_keys "$3"
	by_lines "$4"
	tr '\n' ' ' < "$TMP/screen" | tr -s ' ' | grep -q -- "$5"
	a=$?
	tr '\n' ' ' < "$TMP/lines" | tr -s ' ' | grep -q -- "$5"
	b=$?
	{
		[ $a = 0 ] || { echo 'not said on the screen'; cat "$TMP/screen"; }
		[ $b = 0 ] || { echo 'not said line by line'; tail -n 30 "$TMP/lines"; }
	} > "$TMP/.said"
	tell $((a + b)) "$2" "$TMP/.said"
}

newest() { q "SELECT $2 FROM $1 ORDER BY number DESC LIMIT 1"; }
fresh

# --- where one is, and where it goes ---
tells OPEN@HOME 'what needs somebody opens' '\r' '1\n' \
	'Somali man waited nine hours with no interpreter'
tells LINE@HOME 'by its number, too' 3 '3\n' 'Publish the plan in Easy Read and in four languages'
tells ACTIONS@HOME 'the actions' aG 'actions\n' 'ACT-1'
tells MEETINGS@HOME 'the meetings' m 'meetings\n' 'MTG-5'
tells TREE@HOME 'who reports to whom' b 'tree\n' 'PCREF Partnership Group'
tells DATA@HOME 'completeness' d 'data\n1\n' 'Perinatal: Community, Sp'
tells FEEDBACK@HOME 'the feedback' f 'feedback\n' 'Feedback.*FB-1'
tells SCORE@HOME 'the score' s 'score\n' 'Publish the figures of DST-1 by ethnicity'
tells PAPERS@HOME 'the papers' p 'papers\n' 'Carry words forward'
tells GAPS@HOME 'where groups differ' D 'differences\n' '3.11 times White British (2.17 to 4.47)'
tells READ@HOME 'a score in a sentence' 'g=' '' 'Feedback scores 44 of 100'
tells WHY@HOME 'where a score comes from' 'gw' 'score\n1\n0\n' \
	'duties assessed: 3, with 33.3 points on average'
tells LISTS 'every list' o 'lists\n' 'One thing that a patient, a carer or another person told us'
tells SEARCH 'a search over everything' '/interpreter' 'search interpreter\n' 'Somali man waited'
tells HELP 'help says what can be done' '?' '?\n' 'undo'
tells TOUR 'the tour' ':tour\r' 'tour\n' '1 of 10'
job UNDO 'undo' 'anNew one\023u' 'actions\nn\nNew one\n\n\n\n\n\n\n1\n0\nundo\n' \
	'q "SELECT gone FROM action ORDER BY number DESC LIMIT 1"' 1
job REDO 'redo' 'anNew one\023uU' 'actions\nn\nNew one\n\n\n\n\n\n\n1\n0\nundo\nredo\n' \
	'q "SELECT gone FROM action ORDER BY number DESC LIMIT 1"' 0
tells ORPHANS 'board: orphans' O 'orphans\n' 'Put the PCREF duties into every subcontract'
tells WORKLOAD 'board: workload' W 'workload\n' 'Olufẹ́mi Bello'
tells URGENCY 'board: urgency' R 'urgency\n' 'priority 1 + 2 needed by'
tells AGENDA 'board: agenda' A 'agenda\n' 'Monday 30 November 2026.*ACT-96'
tells CALENDAR 'board: calendar' M 'calendar\n' '14: 12'
tells THROUGHPUT 'board: throughput' T 'throughput\n' \
	'Verified in these twelve months: 3; open now: 85'
tells EQUITY 'board: equity' Y 'equity\n' 'White Irish.*580'
tells TIMES 'board: times' N 'times\n' 'acknowledge.*87'
tells TIMELINE 'board: timeline' B 'timeline\n' 'ACT-43.*10 November 2026.*133'
tells FLOW 'board: flow' F 'flow\n' 'Of 104 received in the twelve months past, 29 were told'
tells QUESTIONS 'board: questions' Q 'questions\n' 'slipped three times or more'
tells COMMITMENTS 'board: commitments' K 'commitments\n' 'anchor institution.*ACT-74'
tells PAIRS 'board: pairs' P 'pairs\n' 'PAI-4.*overdue, 5 August 2026'
tells OPEN@BOARD 'a line of a board opens' 'B/ACT-43\r' 'timeline\n0\nACT-43\n' \
	'First due: 30 June 2026\|First due 30 June 2026'

# --- a list ---
tells OPEN@LIST 'a row opens' 'a:filter number:12\r\r' 'actions\nf ACT-12\n1\n' \
	'Explain PCREF to every new member'
job NEW@LIST 'a new row' "anNew one$save" 'actions\nn\nNew one\n\n\n\n\n\n\n1\n' \
	'newest action title' 'New one'
tells FILTER@LIST 'a filter' 'a:filter priority:1 state:done\r' \
	'actions\nf priority:1 state:done\n' 'ACT-23.*ACT-38'
tells SORT@LIST 'another order' 'as' 'actions\nsort title\n' 'ACT-60.*ACT-14'
tells 'SORT_BY@LIST TURN@LIST' 'by anything, and the other way round' 'a:sort number\rS' \
	'actions\nsort -number\n' 'ACT-100.*ACT-99.*ACT-98'
tells COLUMNS@LIST 'other columns' 'a:columns baseline\r' 'actions\ncolumns baseline\nm\n' '1 of 6 teams'
tells GROUP@LIST 'groups with counts' 'a:group area\r' 'actions\ngroup area\n' \
	'Leadership and governance'
job VIEW@LIST 'a view is saved' 'a:filter tag:ward\r:sort -due\r:view save Mine\r' \
	'actions\nf tag:ward\nsort -due\nsave Mine\n' \
	'q "SELECT name, filter, sorted_by FROM saved_view ORDER BY number DESC LIMIT 1"' \
	'Mine tag:ward -due'
tells LINE@LIST 'and shown' 'a9' 'actions\nv Twelfth\n' 'Explain PCREF to every new member'
job BULK@LIST 'every row listed is changed as one' \
	'a:filter priority:1 state:done\rEPriority\r2\r\r' \
	'actions\nf priority:1 state:done\ne priority=2\n1\n' \
	'q "SELECT number, priority FROM action WHERE number IN (23, 38)" | xargs' '23 2 38 2'
job 'BULK@LIST SELECT@LIST' 'or those that are picked' \
	"a:sort number\\r ${down} EPriority\\r2\\r\\r" 'actions\nsort number\np 1 3\ne priority=2\n1\n' \
	'q "SELECT number FROM action WHERE number < 5 AND priority = 2" | xargs' '1 3'
job 'STEP@LIST SELECT@LIST' 'picked rows are moved on as one' \
	'a:filter number:17 or number:19\r  mpause\rA rest\r' \
	'actions\nf number:17 or number:19\np 1 2\nmove\n1\nA rest\n' \
	'q "SELECT number FROM action WHERE closing_reason = '"'A rest'"'" | xargs' '17 19'
job EXPORT@LIST 'rows are written to a file' "a:filter priority:1 state:done\\rx$TMP/x.csv\\r" \
	"actions\\nf priority:1 state:done\\nx $TMP/x.csv\\n" \
	'grep -c , "$TMP/x.csv"; rm -f "$TMP/x.csv"' 3
job EDIT@LIST 'a row is changed' "a:filter number:12\\re\\025Renamed$save" \
	'ACT-12\n1\n1\nRenamed\ns\n' 'q "SELECT title FROM action WHERE number = 12"' Renamed
job UPDATE@LIST 'what happened since is said' "a:filter number:17\\r+Half way$save" \
	'ACT-17\n2\nHalf way\n1\n' 'newest action_update text' 'Half way'
job DONE@LIST 'it is said to be done' 'a:filter number:17\rd' 'ACT-17\n4\n' \
	'q "SELECT state FROM action WHERE number = 17"' 'done'
job VERIFY@LIST 'and checked by another' 'a:filter number:20\rvno\rOne form is left\r' \
	'ACT-20\n3\n2\nOne form is left\n' \
	'q "SELECT state, closing_reason FROM action WHERE number = 20"' 'in_progress One form is left'
job STEP@LIST 'it is moved on' 'a:filter number:17\rmpause\rA rest\r' 'ACT-17\n3\nA rest\n' \
	'q "SELECT state, closing_reason FROM action WHERE number = 17"' 'paused A rest'
tells HISTORY@LIST 'who changed it' 'a:filter number:17\rH' 'ACT-17\n9\n' '19 March 2026 09:05'
tells LOOK@LIST 'all evidence is looked at' ':evidence\rC' 'evidence\nlook\n' \
	'Map of local to national codes, before and after'
tells COMPARE@LIST 'groups of a metric' ':metrics\r:filter number:2\rc' 'MET-2\n3\n' '3.11'

# --- a row ---
tells OPEN@SHOW 'what it leads to' "a:filter number:20\\r\\r${down}${down}${down}\\r" \
	'ACT-20\n12\n' '张伟'
job EDIT@SHOW 'it is changed' "a:filter number:12\\r\\re\\025Renamed$save" \
	'ACT-12\n1\n1\nRenamed\ns\n' 'q "SELECT title FROM action WHERE number = 12"' Renamed
job ADD@SHOW 'what belongs to it is added' "a:filter number:17\\r\\rnMilestone\\rHalf way$save" \
	'ACT-17\n8\n3\nHalf way\n\n\n\n1\n' 'newest milestone title' 'Half way'
job UPDATE@SHOW 'an update' "a:filter number:17\\r\\r+Half way$save" 'ACT-17\n2\nHalf way\n1\n' \
	'newest action_update text' 'Half way'
job DONE@SHOW 'done' 'a:filter number:17\r\rd' 'ACT-17\n4\n' \
	'q "SELECT state FROM action WHERE number = 17"' 'done'
job VERIFY@SHOW 'verified' 'a:filter number:20\r\rvno\rOne form is left\r' \
	'ACT-20\n3\n2\nOne form is left\n' \
	'q "SELECT state, closing_reason FROM action WHERE number = 20"' 'in_progress One form is left'
job STEP@SHOW 'a step' 'a:filter number:17\r\rmpause\rA rest\r' 'ACT-17\n3\nA rest\n' \
	'q "SELECT state, closing_reason FROM action WHERE number = 17"' 'paused A rest'
job LINK@SHOW 'a link' 'a:filter number:12\r\rLRisks\rseats\r' 'ACT-12\n9\n16\n? seats\n1\n' \
	'q "SELECT r.number FROM link l JOIN risk r ON r.uid IN (l.from_uid, l.to_uid)
		JOIN action a ON a.uid IN (l.from_uid, l.to_uid)
		WHERE a.number = 12"' \
	1
tells LOOK@SHOW 'evidence is looked at again' ':evidence\r:filter number:3\r\rC' 'EVD-3\n3\n' \
	'too old'
tells COMPARE@SHOW 'groups of a metric' ':metrics\r:filter number:2\r\rc' 'MET-2\n3\n' '3.11'
tells HISTORY@SHOW 'who changed it' 'a:filter number:17\r\rH' 'ACT-17\n9\n' '19 March 2026 09:05'
tells WHY@SHOW 'why it stands so' 'a:filter number:43\r\rw' 'ACT-43\n10\n' 'overdue'

# --- a meeting ---
seat() { q "SELECT a.attended, a.items FROM attendance a JOIN meeting m ON m.uid = a.meeting
	WHERE m.number = 5 AND a.changed_at LIKE '2026-11-22%'"; }
job PRESENT@MEETING 'who came' 'm\rp' 'MTG-5\n1\n1\n1\n' seat 'present '
job APOLOGIES@MEETING 'who sent apologies' 'm\rA' 'MTG-5\n1\n1\n2\n' seat 'apologies '
job DEPUTY@MEETING 'who came in their place' 'm\ryGareth\r' \
	'MTG-5\n1\n1\n3\nGareth Lewis-Jones\n' seat 'deputy '
job PART@MEETING 'who came for a part' 'm\rt1-2\r' 'MTG-5\n1\n1\n4\n1-2\n' seat 'part 1-2'
job ABSENT@MEETING 'who did not' 'm\rn' 'MTG-5\n1\n1\n5\n' seat 'absent '
job OUTCOME@MEETING 'a decision' "m\\roPay in time$save" 'MTG-5\n1\nd\nPay in time\n\n\n\n1\n' \
	'newest decision text' 'Pay in time'
job 'OUTCOME@MEETING NEXT_ITEM@MEETING' 'under an item of the agenda' \
	"m\\r\\t\\toPay in time$save" \
	'MTG-5\n1\nd 2\nPay in time\n\n\n\n1\n' \
	'q "SELECT d.text, i.title FROM decision d
		JOIN agenda_item i ON i.uid = d.agenda_item ORDER BY d.number DESC LIMIT 1"' \
	\
	'Pay in time Detention inquiry'
job TO_DO@MEETING 'an action under an item' "m\\r\\t\\taRing them$save" \
	'MTG-5\n1\na 2\nRing them\n\n\n\n\n\n\n1\n' \
	'q "SELECT a.title, i.title FROM action a
		JOIN link l ON l.to_uid = a.uid
		JOIN agenda_item i ON i.uid = l.from_uid
		WHERE a.title = '"'Ring them'"'"' \
	\
	'Ring them Detention inquiry'
job ITEM@MEETING 'an item' "m\\rIWelcome$save" 'MTG-5\n1\ni\nWelcome\n\n\n\n1\n' \
	'newest agenda_item title' Welcome
tells ARISING@MEETING 'what the last meeting left open' 'm\rr' 'MTG-5\n1\nr\n' \
	'1 matter arising is on the agenda'
tells OPEN@MEETING 'a seat' 'm\r\r' 'SEA-1\n' 'Ngozi Okafor.*Constituency:\? executive'
tells WHOLE@MEETING 'the whole row' 'm\rv' 'MTG-5\n' 'Partnership Group, winter'
job EDIT@MEETING 'the meeting is changed' "m\\re\\025Winter$save" 'MTG-5\n2\n1\nWinter\ns\n' \
	'q "SELECT title FROM meeting WHERE number = 5"' Winter
job STEP@MEETING 'it was held' 'm\rmHeld\r' 'MTG-5\n3\n' \
	'q "SELECT state FROM meeting WHERE number = 5"' held
tells HISTORY@MEETING 'who changed it' 'm\rH' 'MTG-5\n7\n' '6 November 2026 09:20'

# --- an inquiry ---
I=':inquiries\r\r'
tells OPEN@PATH 'a step' "$I\\r" 'INQ-1\n1\n1\n' 'Figures by ward and route'
tells READ@PATH 'in a sentence' "$I=" 'INQ-1\n1\n' 'done on 25 June 2026, for the second time'
tells WHOLE@PATH 'the whole row' "${I}v" 'INQ-1\n' \
	'Black African, Black Caribbean and Mixed Black people'
job TO_DO@PATH 'an action it ends in' "${I}aRing them$save" \
	'INQ-1\n1\na\nRing them\n\n\n\n\n\n\n1\n' \
	'q "SELECT a.title, i.number FROM action a
		JOIN link l ON l.to_uid = a.uid JOIN inquiry i ON i.uid = l.from_uid
		WHERE a.title = '"'Ring them'"'"' \
	\
	'Ring them 1'
job EDIT@PATH 'a step is changed' "${I}g${down}${down}${down}e\\t\\t\\t\\t\\t\\tSoon$save" \
	'INQ-1\n1\n4\n1\n7\nSoon\n.\ns\n' 'q "SELECT notes FROM inquiry_step WHERE number = 4"' Soon
job UPDATE@PATH 'an update of its action' "${I}G+Half way$save" 'INQ-1\n1\n6\n2\nHalf way\n1\n' \
	'newest action_update text' 'Half way'
tells DONE@PATH 'a step is not done before it says when' "${I}g${down}${down}${down}d" \
	'INQ-1\n1\n4\n2\n' '"When" is empty'
job STEP@PATH 'a step begins' "${I}g${down}${down}${down}${down}mStart\\r" 'INQ-1\n1\n5\n2\n' \
	'q "SELECT state FROM inquiry_step WHERE number = 5"' 'under_way'
tells HISTORY@PATH 'who changed it' "${I}gH" 'INQ-1\n1\n1\n4\n' '12 March 2026 09:15'

# --- the score ---
tells OPEN@SCORE 'an area' 's\r' 'score\n3\n' 'Weight: 1\|weight 1'
tells READ@SCORE 'in a sentence' 's=' 'score\n' 'Feedback scores 44 of 100'
tells WHY@SCORE 'and why' 's\rw' 'score\n1\n' 'duties assessed: 3, with 33.3 points on average'
tells IF@SCORE 'what if' 'siACT-17\r' 'score\nif ACT-17\n' \
	'Leadership and governance: 56 becomes 57'
tells YEARS@SCORE 'year by year' 'sy' 'years\n' 'Keep this year'

# --- completeness ---
tells OPEN@GRID 'the rates of a team' "d$down\\r" 'data\n1\n2\n' '5,535.*7,278\|5535 of 7278'
tells OPEN@GRID 'and of a month' 'd\033OC\r' 'data\n1\n1\n1\n' 'Known'
tells CHECKS@GRID 'checks' dc 'checks MHSDS\n' 'A jump in "not state'
tells CROSS@GRID 'two at once' da 'cross MHSDS\n' 'Month by VODIM'
tells INDEX@GRID 'the index' di 'index MHSDS\n' 'DQMI item score'
tells WORDS@GRID 'values not understood' dm 'words MHSDS\n' 'AA1'
tells TREND@GRID 'the chart of a team' "d${down}t" 'data\n1\n2\nc\n' \
	'Psychiatric Liaison\|LIAISON\|:'
tells SET@GRID 'another data set' 'd\t' 'data\n2\n' 'Talking Therapies'
tells SORT@GRID 'another order' 'ds' 'data\n1\ns\n' 'by name'
tells WHY@GRID 'where it comes from' dw 'data\n1\n1\n' '8b56821e247900cf'
tells READ@GRID 'in a sentence' 'd=' 'data\n1\n' '37,745 known of 46,527 rows'
printf 'EthnicCategory,TeamCode\nA,T1\nQ,T1\n' > "$TMP/trial"
job IMPORT@GRID 'an extract is loaded' "dI$TMP/trial\\rTrial\\r\\r\\ry\\r" \
	"import\\n$TMP/trial\\nTrial\\n\\n\\ny\\n" 'q "SELECT nread FROM load ORDER BY id DESC LIMIT 1"' 2
tells OPEN@RATES 'a rate in a sentence' 'd\r\r' 'data\n1\n1\n' '81.1 per cent'
tells READ@RATES 'aloud' 'd\r=' 'data\n1\n1\n' '81.1 per cent'
tells WHY@RATES 'where it comes from' 'd\rw' 'data\n1\n1\n' '8b56821e247900cf'

# --- figures ---
tells OPEN@READOUT 'a difference opens' 'D\r' 'differences\n1\n0\n' '66.6.*3.11'
tells TREND@READOUT 'its control chart' 'Dt' 'differences\nt 1\n' 'MHS81'
job NEW@READOUT 'an action begins there' "Dn1\\r$save" 'differences\n1\n1\n\n\n\n\n1\n' \
	'q "SELECT a.number, m.code FROM action a
		JOIN link l ON l.from_uid = a.uid JOIN metric m ON m.uid = l.to_uid
		WHERE a.number > 100"' \
	\
	'101 MHS81'
tells WHY@READOUT 'where it comes from' 'Dw' 'differences\n' 'clear and alike in two periods'
tells READ@READOUT 'in a sentence' 'D=' 'differences\n' '3.11 times White British (2.17 to 4.47)'
job NEW@READOUT 'a chart is re-based' "dtnNew form$save" \
	'chart completeness:MHSDS\n1\n1\nNew form\n1\n' 'newest rebase reason' 'New form'
job OPEN@READOUT 'a paper is written' "p$down${down}${down}\\r$TMP/r.md\\r" \
	"papers\\n4\\n$TMP/r.md\\n" \
	'grep -c "^# " "$TMP/r.md"; rm -f "$TMP/r.md"' 1

# --- a form ---
job 'SAVE@FORM CHOOSE@FORM' 'a name is chosen from its list' \
	"a:filter number:12\\re\\t\\t\\t\\017Zo\\r$save" \
	'ACT-12\n1\n4\n? Zo\n1\ns\n' \
	'q "SELECT p.name FROM action a JOIN person p ON p.uid = a.owner WHERE a.number = 12"' \
	'Zoë O'"'"'Brien'

# twice WHERE NAME KEYS KEYS LINES LINES CHECK WANTED: the line breaks between
twice() {
	echo "$1" >> "$TMP/done"
	fresh
	by_keys "$3"
	by_keys "$4"
	a=$(eval "$7")
	fresh
	by_lines "$5"
	by_lines "$6"
	b=$(eval "$7")
	echo "keys: $a; lines: $b" > "$TMP/.said"
	[ "$a" = "$8" ] && [ "$b" = "$8" ]
	tell $? "$2" "$TMP/.said"
}
twice DRAFT@FORM 'typing comes back after the line broke' 'anLost and found' "an\\033[19~$save" \
	'actions\nn\nLost and found\n' 'actions\nn\n1\ns\n' 'newest action title' 'Lost and found'

# Somebody else saves while the form is open: which it is is told by the draft.
meanwhile() {
	printf "$1"
	for i in 1 2 3 4 5 6 7 8 9 10; do
		[ -z "$(find "$TMP/state" -name 'draft*' -size +0 2> "$TMP/err")" ] || break
		sleep 0.2
	done
	"$P" action edit 12 --title Theirs > "$TMP/.out" 2>&1
	printf "$2"
}
# clash WHERE NAME KEY NUMBER WANTED: one title is kept, or both
clash() {
	echo "$1" >> "$TMP/done"
	for how in keys lines; do
		fresh
		if [ $how = keys ]; then
			mkfifo "$TMP/fifo"
			meanwhile 'a:filter number:12\re\025Mine' "$save$3$save" > "$TMP/fifo" &
			PCREF_KEYS=$TMP/fifo PCREF_DUMP=$TMP/screen "$P" screen 2> "$TMP/err"
			rm "$TMP/fifo"
		else
			meanwhile 'ACT-12\n1\n1\nMine\n' "s\\n$4\\ns\\n" |
				"$P" --accessible > "$TMP/lines" 2>&1
		fi
		q "SELECT title FROM action WHERE number = 12"
	done > "$TMP/got"
	wait
	[ "$(sort -u "$TMP/got")" = "$5" ]
	bad=$?
	cat "$TMP/screen" "$TMP/lines" >> "$TMP/got"
	tell $bad "$2" "$TMP/got"
}
clash MINE@FORM 'after a clash: mine' '\033[15~' 1 Mine
clash THEIRS@FORM 'theirs' '\033[17~' 2 Theirs
clash BOTH@FORM 'both' '\033[18~' 3 'Mine; Theirs'

# --- every command is here ---
# What moves a focus, which lines have none of; and what only a screen needs.
moves='UP DOWN LEFT RIGHT PGUP PGDN FIRST LAST NEXT@FORM PREV@FORM ACCEPT SELECT@MENU BACK
	PALETTE REDRAW SUSPEND QUIT'
awk '
	/^COMMAND\(/ { id = $1; sub(/COMMAND\(CMD_/, "", id); sub(/,.*/, "", id) }
	match($0, /\.in = [^,]*/) {
		in_ = substr($0, RSTART + 6, RLENGTH - 6)
		gsub(/IN_ROW/, "IN_LIST IN_SHOW", in_)
		if (id == "OPEN")
			in_ = "IN_HOME IN_LIST IN_SHOW IN_SCORE IN_GRID IN_READOUT IN_MEETING" \
				" IN_BOARD IN_PATH IN_RATES"
		if (in_ ~ /IN_READ[^O]|IN_READ$|IN_ANY|IN_TYPE/) { print id; next }
		n = split(in_, word, /[^A-Z_]+/)
		for (i = 1; i <= n; i++)
			if (sub(/^IN_/, "", word[i])) print id "@" word[i]
	}' tui/command.def | sort -u > "$TMP/wanted"
tr ' ' '\n' < "$TMP/done" | sort -u > "$TMP/have"
printf '%s\n' $moves | sort -u >> "$TMP/have"
sort -u -o "$TMP/have" "$TMP/have"
comm -23 "$TMP/wanted" "$TMP/have" > "$TMP/lacking"
ok 'there are commands to look for' test "$(wc -l < "$TMP/wanted")" -gt 100
[ ! -s "$TMP/lacking" ]
tell $? 'every command of every screen has its twin' "$TMP/lacking"
done_testing
