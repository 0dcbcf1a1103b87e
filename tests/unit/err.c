#include "core/err.h"

#include <string.h>

#include "tests/tap.h"

int main(void)
{
	struct err e = { 0 };

	ok(!err_set(&e, ERR_DATA, "line %d: %s", 7, "no"), "it is false");
	ok(e.code == ERR_DATA, "the code is kept");
	ok(strcmp(e.msg, "line 7: no") == 0, "the sentence is kept");
	return tap_done();
}
