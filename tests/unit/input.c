#include "tui/input.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "tests/tap.h"
#include "tui/command.h"

#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466"
#define OLUFEMI "Oluf\u1EB9\u0301mi"
#define URDU "\u0639\u0628\u062F\u0627\u0644\u0644\u06C1"

enum { WIDTH = 20, HEIGHT = 3 };

static void type(struct input *in, const wchar_t *s)
{
	for (; *s; s++)
		input_key(in, (wint_t)*s, false, WIDTH, HEIGHT);
}

static bool press(struct input *in, wint_t key)
{
	return input_key(in, key, true, WIDTH, HEIGHT);
}

static void holds(const struct input *in, const char *text, size_t at,
                  const char *name)
{
	ok(strcmp(in->text, text) == 0 && in->at == at, "%s", name);
	if (strcmp(in->text, text) != 0 || in->at != at)
		printf("# \"%s\" at %zu\n", in->text, in->at);
}

static void letters(void)
{
	struct input in;

	input_init(&in, "", false);
	type(&in, L"Oluf\u1EB9\u0301mi");
	holds(&in, OLUFEMI, 11, "typed as it is written");
	press(&in, KEY_LEFT);
	press(&in, KEY_LEFT);
	press(&in, KEY_LEFT);
	ok(in.at == 4, "left passes a letter and its accents at once");
	press(&in, KEY_DC);
	holds(&in, "Olufmi", 4, "Delete takes the whole letter");
	type(&in, L"\x1a");
	holds(&in, OLUFEMI, 9, "Ctrl-Z brings it back byte for byte");
	type(&in, L"\x7f");
	holds(&in, "Olufmi", 4, "Backspace takes the whole letter");
	input_fini(&in);

	input_init(&in, FAMILY " " URDU, false);
	press(&in, KEY_WORD_LEFT);
	ok(in.at == strlen(FAMILY) + 1, "a word back in Urdu");
	press(&in, KEY_LEFT);
	press(&in, KEY_LEFT);
	ok(in.at == 0, "an emoji family is one step");
	type(&in, L"Zo\u00EB ");
	holds(&in, "Zo\u00EB " FAMILY " " URDU, 5, "the rest is untouched");
	input_fini(&in);
}

static void undoing(void)
{
	struct input in;

	input_init(&in, "one two", false);
	type(&in, L" three");
	type(&in, L"\x17");
	holds(&in, "one two ", 8, "Ctrl-W takes a word");
	type(&in, L"\x1a");
	holds(&in, "one two three", 13, "undo gives it back");
	type(&in, L"\x1a");
	holds(&in, "one two", 7, "letters typed together go together");
	type(&in, L"\x19\x19");
	holds(&in, "one two ", 8, "redo makes both again");
	type(&in, L"\x1a\x1a\x1a\x1a");
	holds(&in, "one two", 7, "undo ends where typing began");
	press(&in, KEY_HOME);
	type(&in, L"\x0b");
	holds(&in, "", 0, "Ctrl-K takes the rest");
	type(&in, L"\x1a");
	holds(&in, "one two", 7, "and undo brings it back");
	type(&in, L"\x15");
	holds(&in, "", 0, "Ctrl-U takes what is before");
	input_fini(&in);
	input_init(&in, "", true);
	type(&in, L"Ask them.\nThen  tell\x1a");
	holds(&in, "Ask them.\nThen", 14, "a word at a time is undone");
	type(&in, L"\x1a");
	holds(&in, "Ask them.", 9, "with the line it began");
	type(&in, L"\x19\x19 all\x1a\x1a\x1a\x1a\x1a");
	holds(&in, "", 0, "down to nothing");
	input_fini(&in);
}

static void many_lines(void)
{
	struct input in;

	input_init(&in, "", true);
	type(&in, L"the quick brown fox jumps\nover");
	holds(&in, "the quick brown fox jumps\nover", 30, "Enter is a newline");
	/* 19 cells a line: "the quick brown fox ", "jumps", "over" */
	ok(input_height(&in, WIDTH) == 3, "it wraps at a blank");
	press(&in, KEY_UP);
	ok(in.at == 20 + 4, "up keeps the column");
	press(&in, KEY_UP);
	ok(in.at == 4, "up again, into the line above");
	ok(!press(&in, KEY_UP), "above the first line is nothing");
	press(&in, KEY_END);
	ok(in.at == 19, "End stays on the line that was wrapped");
	press(&in, KEY_DOWN);
	press(&in, KEY_DOWN);
	ok(in.at == 30, "down keeps the column it can");
	ok(!press(&in, KEY_DOWN), "below the last line is nothing");
	type(&in, L"\n");
	ok(input_height(&in, WIDTH) == 4, "an empty line follows a newline");
	input_fini(&in);

	input_init(&in, "a", false);
	ok(!input_key(&in, '\n', false, WIDTH, 1), "one line takes no newline");
	input_paste(&in, "b\r\nc\rd\033[2J", WIDTH, 1);
	holds(&in, "ab c d[2J", 9, "a paste of lines in one, controls gone");
	input_fini(&in);
}

static void big(void)
{
	size_t size = INPUT_MOST;
	char *text = malloc(size + 1);
	struct input in;

	memset(text, 'x', size);
	for (size_t i = 80; i < size; i += 81)
		text[i] = '\n';
	text[size] = '\0';
	input_init(&in, "", true);
	ok(input_paste(&in, text, WIDTH, HEIGHT) && in.len == size, "a megabyte is pasted");
	ok(!input_paste(&in, "z", WIDTH, HEIGHT) && in.len == size, "and not a byte more");
	type(&in, L"y\x1a\x1a");
	ok(in.len == 0, "and undone");
	input_fini(&in);
	free(text);
}

static void drawing(void)
{
	struct input in;
	WINDOW *win = newwin(HEIGHT, WIDTH, 0, 0);
	wchar_t line[4 * WIDTH] = L"";

	input_init(&in, OLUFEMI " " FAMILY " \u5F20\u4F1F", false);
	input_draw(&in, win, 0, 0, WIDTH, 1, true);
	ok(getcurx(win) <= WIDTH - 1 && getcurx(win) > WIDTH - 3,
	   "the end of a long text is in sight");
	press(&in, KEY_HOME);
	werase(win);
	input_draw(&in, win, 0, 0, WIDTH, 1, true);
	mvwinnwstr(win, 0, 0, line, 4 * WIDTH - 1);
	ok(getcurx(win) == 0 && wcsncmp(line, L"Oluf\u1EB9\u0301mi ", 9) == 0,
	   "and so is its beginning");
	press(&in, KEY_RIGHT);
	input_draw(&in, win, 0, 3, WIDTH, 1, true);
	wmove(win, 0, 0);
	input_draw(&in, win, 0, 3, WIDTH - 3, 1, true);
	ok(getcurx(win) == 4, "the cursor stands on the insertion point");
	input_fini(&in);

	input_init(&in, "a\nb\nc\nd\ne", true);
	press(&in, KEY_HOME);
	werase(win);
	input_draw(&in, win, 0, 0, WIDTH, HEIGHT, true);
	ok(getcury(win) == 2, "the last of five lines is at the bottom");
	for (int i = 0; i < 4; i++)
		press(&in, KEY_UP);
	input_draw(&in, win, 0, 0, WIDTH, HEIGHT, true);
	ok(getcury(win) == 0 && in.at == 0, "the first is at the top");
	input_fini(&in);
	delwin(win);
}

int main(void)
{
	FILE *null = fopen("/dev/null", "r+");

	if (!setlocale(LC_ALL, "C.UTF-8") || !null)
		return 1;
	letters();
	undoing();
	many_lines();
	big();
	SCREEN *s = newterm("xterm", null, null);
	if (!s)
		return 1;
	drawing();
	endwin();
	delscreen(s);
	fclose(null);
	return tap_done();
}
