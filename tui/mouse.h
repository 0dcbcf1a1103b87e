/* mouse.h - clicks and the wheel, for whoever likes them; all of it can be
 * done by keys.
 *
 * A click on a hint of the footer gives its command.  A click on a line gives
 * it the focus, and on the one that has it opens it.  No view knows of this:
 * the focus walks to the click by up and down, and where it is is where the
 * view puts the cursor.  Only presses are asked of the terminal, so dragging
 * with Shift held still selects text.
 */
#ifndef TUI_MOUSE_H
#define TUI_MOUSE_H

struct app;

/* Act on what getmouse() has. */
void mouse_event(struct app *);

#endif
