import { readRows, type Reader } from '../platform/reading/connection.ts';
import type { ReportFilter } from './endedPromises.ts';
import type { ReportPeriod } from './period.ts';
import type { OvertakingCount } from './reports.type.ts';

const overtakingsSql = `select event.actor->>'id' as "staffId", max(event.actor->>'name') as name, count(*)::int as count
  from event_log event join ticket on ticket.id = event.subject_id
  where event.type = 'QUEUE_OVERTAKEN' and event.occurred_at >= $1 and event.occurred_at < $2 and event.occurred_at <= $3
    and ($4::text[] is null or coalesce(event.payload->>'priority', ticket.priority) = any($4)) and ($5::uuid[] is null or ticket.client_id = any($5)) and ($6::uuid[] is null or ticket.product_id = any($6))
  group by event.actor->>'id' order by count(*) desc, max(event.actor->>'name')`;

/** §4.7: how often each member of staff took a ticket while others stood before it; a priority is that of the moment, which events of earlier releases did not tell. */
export const overtakingsIn = (reader: Reader, { from, until, asOf }: ReportPeriod, { priority, clientId, productId }: ReportFilter): Promise<OvertakingCount[]> =>
  readRows(reader, overtakingsSql, [new Date(from), new Date(until), new Date(asOf), priority ?? null, clientId ?? null, productId ?? null]);
