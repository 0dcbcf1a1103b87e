/* config.c - pcref config: an ini to start from, with what now holds. */
#include <stdio.h>

#include "cli/call.h"
#include "cli/verb.h"
#include "config/config.h"

int verb_config(struct call *c)
{
	config_print(c->config, stdout);
	return ERR_NONE;
}
