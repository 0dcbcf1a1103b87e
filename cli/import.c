#include "cli/call.h"
#include "cli/entity.h"
#include "core/lang.h"

int entity_import(struct call *c)
{
	(void)c;
	return call_refuse(ERR_USAGE, "not yet");
}
