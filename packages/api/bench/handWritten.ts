import Fastify from 'fastify';
import { Pool } from 'pg';

/**
 * What somebody writes who needs this one list and nothing else: one statement, one framework. No key is looked up, nothing is
 * counted, no field can be left out. `/rows` makes JSON of rows, `/json` sends what PostgreSQL made.
 */
const [databaseUrl = '', port = ''] = process.argv.slice(2);
const pool = new Pool({ connectionString: databaseUrl, max: 12 });

const ended = 'least(o.answered_at, o.not_required_at, o.merged_at)';
const standing = `case when o.id is null then null when o.breached_at < now() or (now() > o.due_at and (${ended} > o.due_at) is not false) then 'BREACHED'
  when (${ended} > now()) is not false then case when now() >= o.warn_at then 'AT_RISK' else 'ON_TIME' end
  when ${ended} = o.answered_at then 'MET' when ${ended} = o.not_required_at then 'NOT_REQUIRED' else 'MERGED' end`;
const list = `select t.id, t.number, t.subject, t.kind, t.status, t.priority, t.criticality, t.channel, t.product_version, t.received_at, t.registered_at, t.taken_at, t.updated_at, t.version,
    c.id as client_id, c.name as client_name, c.city as client_city, s.id as assignee_id, s.name as assignee_name,
    upper(left(split_part(s.name, ' ', 1), 1) || left(split_part(s.name, ' ', 2), 1)) as assignee_initials, o.due_at as sla_due_at, ${standing} as sla_standing, o.provisional as sla_provisional
  from ticket t join client c on c.id = t.client_id left join staff s on s.id = t.assignee_id left join response_obligation o on o.id = t.obligation_id
  order by t.due_at, t.received_at, t.id limit 50`;
const json = `select coalesce(json_agg(json_build_object('id', id, 'number', number, 'subject', subject, 'kind', kind, 'status', status, 'priority', priority, 'criticality', criticality,
    'channel', channel, 'productVersion', product_version, 'receivedAt', received_at, 'registeredAt', registered_at, 'takenAt', taken_at, 'updatedAt', updated_at, 'version', version,
    'client', json_build_object('id', client_id, 'name', client_name, 'city', client_city),
    'assignee', case when assignee_id is not null then json_build_object('id', assignee_id, 'name', assignee_name, 'initials', assignee_initials) end,
    'sla', case when sla_due_at is not null then json_build_object('dueAt', sla_due_at, 'standing', sla_standing, 'provisional', sla_provisional) end)), '[]')::text as nodes from (${list}) page`;

const app = Fastify();
app.get('/rows', async () => {
  const { rows } = await pool.query({ name: 'list', text: list });
  return {
    data: {
      tickets: {
        nodes: rows.map((row) => ({
          id: row.id, number: row.number, subject: row.subject, kind: row.kind, status: row.status, priority: row.priority, criticality: row.criticality, channel: row.channel,
          productVersion: row.product_version, receivedAt: row.received_at, registeredAt: row.registered_at, takenAt: row.taken_at, updatedAt: row.updated_at, version: row.version,
          client: { id: row.client_id, name: row.client_name, city: row.client_city },
          assignee: row.assignee_id && { id: row.assignee_id, name: row.assignee_name, initials: row.assignee_initials },
          sla: row.sla_due_at && { dueAt: row.sla_due_at, standing: row.sla_standing, provisional: row.sla_provisional },
        })),
      },
    },
  };
});
app.get('/json', async (_request, reply) => {
  const { rows } = await pool.query<{ nodes: string }>({ name: 'json', text: json });
  return reply.type('application/json; charset=utf-8').send(`{"data":{"tickets":{"nodes":${rows[0]?.nodes}}}}`);
});
await app.listen({ host: '127.0.0.1', port: Number(port) });
console.log('hand-written is running');
