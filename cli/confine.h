/* confine.h - what the program gives up before it reads anybody's text. */
#ifndef CLI_CONFINE_H
#define CLI_CONFINE_H

#include <stdbool.h>

/* From here on no other program is started, nobody is traced, nothing is
 * mounted, no key is typed into the terminal for its owner, and, unless network
 * is asked for, nothing reaches beyond this machine: see confine.def.  What is
 * refused fails with EPERM.  It cannot be taken back.  Where the kernel does not
 * know of it nothing changes. */
void confine(bool network);

/* What the kernel says of this process. */
enum confined { CONFINED_NOT, CONFINED_RIGHTS, CONFINED_CALLS };
enum confined confined(void);

#endif
