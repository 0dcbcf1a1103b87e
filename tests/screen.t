#!/bin/sh
# Type at pcref without a terminal, and look at the screen it leaves.  Blank
# lines are left out; the last line of a dump is where the cursor stands.
export TERM=xterm-256color LC_ALL=C.UTF-8 LINES=14 COLUMNS=80
export PCREF_NOW=2026-11-22T06:00:00Z PCREF_DB=$TMP/t.db
n=0

result() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		sed 's/^/# /' "$TMP/diff"
	fi
}

# type_at KEYS: leave the screen in $TMP/got; "@person " in front of the keys
# begins with that list, else with the first screen.
type_at() {
	first= keys=$1
	case $keys in
	@*)	first=${keys%% *} keys=${keys#* } ;;
	esac
	# shellcheck disable=SC2059
	printf "$keys" > "$TMP/keys"
	PCREF_KEYS=$TMP/keys PCREF_DUMP=$TMP/full "$PCREF" screen ${first#@} \
		2> "$TMP/diff" &&
		grep -v '^$' "$TMP/full" > "$TMP/got"
}

# shows NAME KEYS... < what must be on the screen
shows() {
	name=$1
	shift
	cat > "$TMP/want"
	type_at "$@" && diff -u "$TMP/want" "$TMP/got" > "$TMP/diff"
	result $? "$name"
}

# has NAME PATTERN KEYS...: a line of the screen matches
has() {
	name=$1 pattern=$2
	shift 2
	type_at "$@" && cp "$TMP/got" "$TMP/diff" && grep -q "$pattern" "$TMP/got"
	result $? "$name"
}

# says NAME WANTED COMMAND...: the command prints exactly that
says() {
	name=$1
	printf '%s\n' "$2" > "$TMP/want"
	shift 2
	"$@" > "$TMP/out" 2>&1
	diff -u "$TMP/want" "$TMP/out" > "$TMP/diff"
	result $? "$name"
}

up='\033OA' down='\033OB' left='\033OD' home='\033OH' delete='\033[3~' tab='\t'
save='\023' esc='\033'
people='@person ' actions='@action '

has 'an empty list says how to begin' '^ Nothing here yet. n adds the first.$' \
	"$people"

has 'and can be walked' '^ Nothing here yet' "${people}${down}${up}\033[6~\033[5~G"

shows 'the form of a new row' "${people}n" <<'XX'
 People › new                                               * must be filled in
────────────────────────────────────────────────────────────────────────────────
›Name *
 Post
 Organisation
 Constituency
 Login
 E-mail
 Role
 Tags
────────────────────────────────────────────────────────────────────────────────
 As the person writes it.
 Ctrl-S save  Enter go on  Ctrl-O choose  Tab next  F1 help  Esc back
@2,20
XX

has 'what must be filled in is named' '^                    ! This must be filled in.$' \
	"${people}n$save"
has 'and all that is to be put right is summed up' \
	'^ Not saved. 2 fields are to be put right: Title, Due.$' "${actions}n$tab${tab}q9$save"
has 'a fault leaves the focus on its field' '^@2,20$' "${people}n${tab}Nurse$save"
has 'typing is never lost' '^ Post               Nurse$' "${people}n${tab}Nurse$save"

has 'every list can be gone to by name' '^ Bodies ' "${actions}:bodies\r"

for name in 'A Bello' 'Olufẹ́mi Okafor' 'Zoë Grünewald' '张伟' 'عبداللہ خان' \
	'שָׁלוֹם לוי' 'می‌خواهم' '👨‍👩‍👧‍👦 Family' 'Ng’ang’a'; do
	type_at "${people}n$name$save"
done
printf '%s\n' 'A Bello' 'Olufẹ́mi Okafor' 'Zoë Grünewald' '张伟' 'عبداللہ خان' \
	'שָׁלוֹם לוי' 'می‌خواهم' '👨‍👩‍👧‍👦 Family' 'Ng’ang’a' \
	> "$TMP/names"
says 'names in every script are kept byte for byte' "$(cat "$TMP/names")" \
	sh -c '"$PCREF" person list --json --sort number | jq -r ".[].name"'

type_at "${people}fOkafor\re$left$left$left$left$left$left$left$left$left$left$delete$save"
says 'one letter with two accents is one key' 'Olufmi Okafor' \
	sh -c '"$PCREF" person show PER-2 --json | jq -r ".[0].name"'
has 'undo brings it back' 'Olufẹ́mi Okafor' "${people}u"
says 'and on disk' 'Olufẹ́mi Okafor' \
	sh -c '"$PCREF" person show PER-2 --json | jq -r ".[0].name"'
has 'redo, in a later run' 'Olufmi Okafor' "${people}U"
has 'undo again, by the key of offices' 'Olufẹ́mi Okafor' "${people}\032"

shows 'an action is added from the form, its owner picked by a near name' \
	"${actions}nPublish the plan in Easy Read${tab}${tab}30/9${tab}Belo\r${tab}lead\r$save" \
	<<'XX'
 Actions                                                                      1
────────────────────────────────────────────────────────────────────────────────
 Number ▲ Title                              Status          Due
 ACT-1    Publish the plan in Easy Read      not reported    30 September 2027
 Added ACT-1, Publish the plan in Easy Read.
 Enter open  e edit  n new  + update  d done  / search  s sort  ? help  Esc quit
@3,0
XX
has 'a near name is offered' 'Did you mean A Bello?' \
	"${actions}n${tab}${tab}${tab}Belo"
has 'a date is read when the field is left' \
	'^ Due                Q3 2026/27$\|October to December 2026' \
	"${actions}n${tab}${tab}Q3 2026/27${tab}"
has 'a number out of its range is said when the field is left' \
	'^                    ! Priority' "${actions}n${tab}${tab}${tab}${tab}${tab}${tab}7${tab}"
has 'a date that is none is said beside it' '^                    ! ' \
	"${actions}n${tab}${tab}32/13${tab}"

shows 'one action to read' "$actions\r" <<'XX'
 Actions › ACT-1  Publish the plan in Easy Read                    not reported
────────────────────────────────────────────────────────────────────────────────
 Status            not reported
 State             agreed
 Due               30 September 2027
 Owner             A Bello
 Area              Leadership and governance
 First due         30 September 2027
 Enter open  e edit  + update  d done  / search  H history  ? help  Esc back
@2,0
XX
has 'Enter on a name goes to the person' '^ People › PER-1  A Bello' \
	"$actions\r$down$down$down\r"
has 'and the person leads back' '^ Actions (Owner)   ACT-1  Publish' \
	"$actions\r$down$down$down\r"
has 'one key says that it is done' '^ ACT-1 is now: done\.$' "${actions}d"
has 'and another that it is not' 'Status  *not reported' "${actions}u\r"
has 'a step that is not possible is explained' \
	'^ ACT-1 is: agreed. From there it cannot become: verified.$' "${actions}v"
has 'steps that can be taken are a list' '^ Pause      Work rests; say why.' \
	"${actions}m"
has 'a step that needs a reason asks for it' '^ Pause: why?' "${actions}mpau\r"
has 'and goes on with the answer' '^ ACT-1 is now: paused.' \
	"${actions}mpau\rThe ward is moving\r"
has 'an update is one line' '^ Updates           UPD-1  Ward moved' \
	"${actions}\r+Ward moved$save"
has 'history says who, when and what' '^ 22 November 2026 06:00 ' "${actions}H"

has 'search is as you type, over everything' '^ ACT-1  *Action  *Publish the plan' \
	"${people}/easy rea"
has 'accents need not be typed' '^ PER-2  *Person  *Olufẹ́mi' "${people}/olufemi"
has 'Enter opens what was found' '^ Actions › ACT-1' "${people}/easy\r"
has 'and Esc goes back to the search' '^ Find: easy' "${people}/easy\r$esc"

has 'a filter is as you type' '^ Filter: zoe' "${people}fzoe"
has 'the filter leaves what it does not hold' '^ People  *1$' "${people}fzoe\r"
has 'Esc takes the filter away' '^ People  *9$' "${people}fzoe\r$esc"
has 'a list can be sorted by what it shows' '^ Number   Title .*Due ▲' "${actions}ss"
has 'help lists what can be done here' '^ +  *update  *Say what happened' "${actions}?"
type_at "${people}?group"
! grep -q 'compare groups' "$TMP/got"
result $? 'and nothing that only another row can be asked'
has 'help is narrowed by typing, and Enter does it' '^ Sorted by' "${actions}?sort\r"
# Of 14 lines title, rule, Find:, a blank, and two at the foot leave eight.
has 'lines below the last in sight are counted' '^ [1-9][0-9]* more below\.$' "${people}?"
below=$(sed -n 's/^ \([0-9]*\) more below.*/\1/p' "$TMP/got")
type_at "${people}?\\033[F"
! grep -q 'more below' "$TMP/got"
result $? 'and no longer at the last'
# Twice a screen, eight lines, down: the seventeenth is the last of eight, so nine
# have gone out of sight above.
type_at "${people}?\\033[6~\\033[6~"
[ "$(sed -n 's/^ \([0-9]*\) more below.*/\1/p' "$TMP/got")" = $((below - 9)) ]
result $? 'two screens further down they are nine fewer'
has 'the palette finds a command by name' '^ History › ACT-1' "${actions}:hist\r"
has 'rows are selected one after another' '^ People  *9 selected of 9$' \
	"${people}         "

type_at "${actions}e${up}${tab}${tab}${tab}${tab}${tab}${tab}${tab}${tab}${tab}${tab}one\rtwo$save"
says 'a note of two lines is kept as such' 'one
two' sh -c '"$PCREF" action show ACT-1 --json | jq -r ".[0].detail"'

"$PCREF" person add "$(printf 'Evil \033]0;x\a\342\200\256txt')" > /dev/null
has 'foreign text is shown, never obeyed' 'Evil ^\[\]0;x^G<RLO>txt' "${people}fevil\r"
type_at "${people}fevil\r"
for keys in '' '\r' '\re' '\rH' '/evil' '?'; do
	type_at "${people}fevil\r$keys"
	tr -d '\n' < "$TMP/full" | LC_ALL=C tr -dc '\000-\037\177' > "$TMP/left"
	[ ! -s "$TMP/left" ] && ! grep -q "$(printf '\342\200\256')" "$TMP/full"
	result $? 'no control of it reaches any kind of screen'
done

has 'a paste is text, not commands' '^›Name \*             qqnu$' \
	"${people}n\033[200~qqnu\033[201~"
has 'leaving with typing unsaved is asked twice' 'Esc again leaves' "${people}nx$esc"
"$PCREF" evidence add 'Photo of the board' > "$TMP/out"
"$PCREF" evidence add 'Photo of the door' > "$TMP/out"
has 'a picker of many takes them all' '^›Evidence  *EVD-1; EVD-2' \
	'@route n\033[6~\r  \r'

for size in '1 1' '2 3' '5 20' '24 10' '50 200' '24 80'; do
	LINES=${size% *} COLUMNS=${size#* }
	type_at "${actions}e$down${down}x${esc}${esc}\r/easy\r${esc}${esc}?so$esc"
	result $? "every kind of screen at $size"
done
# click Y X: a press and a release there, as xterm tells them; a key after
# it, for curses makes one event of what comes at once
click() { printf '\\033[<0;%d;%dM\\033[<0;%d;%dm\\014' $(($2 + 1)) $(($1 + 1)) $(($2 + 1)) $(($1 + 1)); }
has 'a click goes to a line' '^@5,0$' "$people$(click 5 10)"
has 'and opens the one that has the focus' '^ People › PER-9' "$people$(click 5 10)$(click 5 30)"
has 'the wheel moves on' '^@6,0$' "$people\\033[<65;9;9M"
has 'a click on a heading sorts by its column' 'Number ▼' "$people$(click 2 3)$(click 2 3)"
has 'a hint can be clicked' '^ Help: ' "$people$(click 23 2)q$(click 23 65)"
LINES=30 COLUMNS=140
has 'a wide screen shows the focused row beside the list' 'Due  *ACT-1  *Publish the plan' \
	"$actions"
# 50 lines less title, rule, rule and help, message and hints are 44; a third is 14.
LINES=50 COLUMNS=80
type_at "${actions}e$tab$tab$tab$tab$tab$tab$tab$tab$tab$tab$(seq -s '\r' 101 120)"
[ "$(grep -c '^.\{20\}1[012][0-9]$' "$TMP/got")" = 14 ] && grep -q '^ \{20\}120$' "$TMP/got"
result $? 'a long text has a third of a high screen'
LINES=14 COLUMNS=80
"$PCREF" action add 'Second' > /dev/null
"$PCREF" action start ACT-1 > /dev/null
has 'selected rows take a step together, as one change' '^ 2 rows are now: done.' \
	"${actions}  d"
has 'which one undo takes back' '^ Undone: .*1 more' "${actions}u"
has 'w says where a status comes from' \
	'^ Nobody has reported\|^ Details are missing: ' "${actions}${down}\rw"
for ref in EVD-1 EVD-2; do "$PCREF" evidence remove $ref > "$TMP/out"; done
"$PCREF" evidence add 'Minutes of 3 June' --strength documented > /dev/null
has 'L links a row to others' '^ Saved. Links changed: 1\.$' "${actions}\rLevid\r \r"
has 'which the row then shows' '^ Evidence  *EVD-3  Minutes of 3 June' "${actions}\rG"
has 'and the other row too' '^ Actions  *ACT-1  Publish' '@evidence \r'
has 'x writes what is listed to a new file' '^ Wrote 1 row to ' "${people}fzoe\rx$TMP/zoe.csv\r"
says 'with every field, for a spreadsheet' 'Zoë Grünewald' \
	sh -c 'sed -n 2p "$TMP/zoe.csv" | cut -d, -f2'
has 'and never over a file that is there' '^ Cannot make .*exists' "${people}x$TMP/zoe.csv\r"
LC_ALL=C
has 'without a locale text is UTF-8 all the same' 'Olufẹ́mi' "${people}fokafor\r"
echo "1..$n"
