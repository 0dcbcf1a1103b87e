/* no_vterm.h - instead of a test that sees a terminal, where libvterm is not
 * installed. */
#ifndef TESTS_NO_VTERM_H
#define TESTS_NO_VTERM_H

#include "tests/tap.h"

int main(void)
{
	(void)tap_done;
	puts("1..0 # SKIP no libvterm");
	return 0;
}

#endif
