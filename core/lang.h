/* lang.h - words a person reads: _("...") where it is shown, N_("...") in a
 * table that is translated when it is shown. */
#ifndef CORE_LANG_H
#define CORE_LANG_H

#include <libintl.h>

#define _(s) gettext(s)
#define N_(s) s

#endif
