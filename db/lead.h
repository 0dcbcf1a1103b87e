/* lead.h - the leads of an action, as SQL asks for them. */
#ifndef DB_LEAD_H
#define DB_LEAD_H

#include "core/lead.h"

/* A condition: on a day, a row of `lead` names somebody who leads the action
 * of this uid: what core/lead.h says of one row. */
#define LED_BY_SOMEBODY(uid, day) \
	"EXISTS (SELECT 1 FROM lead d LEFT JOIN organisation o" \
	" ON o.uid = d.organisation WHERE d.gone = 0 AND d.action = " uid \
	" AND (d.valid_from IS NULL OR d.valid_from <= " day ")" \
	" AND (d.valid_to IS NULL OR d.valid_to >= " day ")" \
	" AND (d.person IS NOT NULL OR d.body IS NOT NULL" \
	" OR (d.organisation IS NOT NULL AND COALESCE(o.kind, '') <> 'trust')" \
	" OR (d.organisation IS NULL AND d.named = 'yes')))"

#endif
