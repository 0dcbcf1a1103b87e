/* linear_form.h - what linear_form.c and linear_field.c share.  Not for other
 * files. */
#ifndef TUI_LINEAR_FORM_H
#define TUI_LINEAR_FORM_H

#include "tui/form.h"
#include "tui/linear.h"

bool linear_field_required(const struct form_row *);
/* Ask for a row of a form until it can be read, or is left as it was. */
void linear_field(struct linear *, struct form *, int row);

#endif
