/* voices.h - what people told the demonstration trust, and how each came out.
 *
 * A row of voices*.def says what was said and how it ends; the days between
 * are thrown, so that some answers are late.  To add one: a row there.
 */
#ifndef CLI_DEMO_VOICES_H
#define CLI_DEMO_VOICES_H

struct script;

void voices_add(struct script *);

#endif
