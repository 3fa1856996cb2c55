import { Contact } from '../clients/contact.entity.ts';
import { clause } from '../clients/clientFields.ts';
import { recordForAct, type OnRecord } from '../platform/database/recordForAct.ts';
import { retirementLock } from '../platform/events/retention.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { erasedAddress, erasedName, patternOf } from './erasedWords.ts';

/** The requests in which the person took part. */
const theirTickets = 'select id from ticket where contact_id = :id union select ticket_id from message where contact_id = :id';
const without = (column: string): string => `regexp_replace(${column}, :pattern, :name, 'gi')`;

/** Where a person's data lie besides the contact itself, each with the clause or the reason why the row stays. */
const statements: readonly string[] = [
  // what was asked and answered is the client's business and stays (§4.4), without naming the person
  `update message set author_name = case when contact_id = :id then :name else ${without('author_name')} end, body = ${without('body')}, body_html = ${without('body_html')},
     remarks = case when contact_id = :id then array(select one from unnest(remarks) one where one !~ '^(NAME_POSES|REPLY_TO) ') else remarks end
   where ticket_id in (${theirTickets})`,
  `update internal_note set body = ${without('body')} where ticket_id in (${theirTickets})`,
  `update handover set summary = ${without('summary')}, reason = ${without('reason')}, workaround = ${without('workaround')}, return_reason = ${without('return_reason')} where ticket_id in (${theirTickets})`,
  `update postponement set tested_configuration = ${without('tested_configuration')}, needed = ${without('needed')} where ticket_id in (${theirTickets})`,
  `update priority_proposal set reason = ${without('reason')} where ticket_id in (${theirTickets})`,
  `update draft set text = ${without('text')}, html = ${without('html')} where ticket_id in (${theirTickets})`,
  `update attachment set file_name = left(${without('file_name')}, 255) where message_id in (select id from message where ticket_id in (${theirTickets})) or note_id in (select id from internal_note where ticket_id in (${theirTickets}))`,
  // what came of their requests (§3.4, §3.5)
  `update feature_request set title = left(${without('title')}, 500), text = ${without('text')}, benefit = ${without('benefit')}, decision_comment = ${without('decision_comment')} where ticket_id in (${theirTickets})`,
  `update terms_of_reference set title = left(${without('title')}, 500), sections = ${without('sections::text')}::jsonb, term_text = ${without('term_text')}, decision_comment = ${without('decision_comment')} where ticket_id in (${theirTickets})`,
  `update ticket set subject = ${without('subject')} where id in (${theirTickets})`,
  // R19: the ledger keeps commitments to these texts; without text and salt nobody can guess them
  `update response_obligation set not_required_reason = null, not_required_salt = null, excused_reason = null, excused_salt = null where ticket_id in (${theirTickets})`,
  // that a letter was written, when and what for, stays (§4.2); one that has not left goes to nobody any more
  `update outgoing_letter set status = case when status in ('WAITING', 'HELD') and to_address ~* :address then 'CANCELLED' else status end,
     to_address = regexp_replace(to_address, :address, :erased, 'gi'), subject = ${without('subject')}, body = ${without('body')}, body_html = ${without('body_html')},
     headers = ${without('headers::text')}::jsonb, pending_to = ${without('pending_to')}, refused = ${without('refused::text')}::jsonb, last_error = ${without('last_error')}, server_answer = ${without('server_answer')}
   where ticket_id in (${theirTickets}) or to_address ~* :address`,
  // that a letter came, when and what became of it, stays (§4.9); its bytes, which nobody can strip of a person, do not
  `update incoming_letter set raw = convert_to('Subject: ' || :name || E'\\r\\n\\r\\n', 'UTF8'), subject = null, from_name = null, from_address = :erased, envelope_from = null, peer_address = null,
     authentication_findings = null
   where outcome is not null and (from_address = :email or message_id in (select id from message where contact_id = :id))`,
  `update webhook_delivery set body = ${without('body')} where event_id in (select id from event_log where subject_id in (${theirTickets}) or subject_id = :id)`,
  // the log of events goes on without the name: what happened, when, and by which identifier stays
  `update event_log set erased_at = :at::timestamptz, actor = jsonb_set(actor, '{name}', to_jsonb(:name::text)) where actor ->> 'id' = :id::text`,
  `update event_log set erased_at = :at::timestamptz, payload = (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(payload) where value::text !~* :pattern)
   where (subject_id = :id or subject_id in (${theirTickets})) and payload::text ~* :pattern`,
  `update event_log set erased_at = :at::timestamptz, payload = payload - 'reason' where subject_id in (${theirTickets}) and payload -> 'reason' is not null and type in ('BREACH_EXCUSED', 'OBLIGATION_NOT_REQUIRED', 'PRIORITY_PROPOSED', 'TICKET_REOPENED')`,
];

/** Named places of a statement as the driver counts them. */
const bound = (sql: string, values: Readonly<Record<string, string>>): { sql: string; values: string[] } => {
  const used: string[] = [];
  const text = sql.replaceAll(/(?<!:):([a-z]+)/g, (_, name: string) => {
    used.push(values[name] ?? '');
    return '?';
  });
  return { sql: text, values: used };
};

/**
 * §1, law 152-FZ art. 21: erases a contact's personal data everywhere, by one act that stands or falls as a whole. Requests, promises and
 * the ledger stay and verify; the row of the contact stays under a name of nobody, so that every record still belongs to someone.
 * @throws Refusal ACT_NOT_POSSIBLE for somebody who was erased before
 */
export const erasePerson = async (work: Work, input: OnRecord): Promise<Contact> => {
  const contact = await recordForAct(work, Contact, input, clause);
  if (contact.erasedAt) throw refusal('ACT_NOT_POSSIBLE', { field: ['id'], clause, params: { status: { ru: 'данные стёрты', en: 'erased' } } });
  const { id, email } = contact;
  const values = { id, email, at: work.at.toISOString(), erased: erasedAddress(id), name: erasedName, pattern: patternOf({ name: contact.name, email, phone: contact.phone ?? null }), address: patternOf({ name: '', email, phone: null }) };
  // an event on its way from the log to the past would keep the name
  await work.em.execute('select pg_advisory_xact_lock(?)', [retirementLock]);
  await work.em.execute("set local statement_timeout = 0; set local reglament.erasing = 'on'");
  for (const statement of statements) {
    const { sql, values: given } = bound(statement, values);
    await work.em.execute(sql, given);
  }
  await work.em.execute("set local reglament.erasing = 'off'");
  Object.assign(contact, {
    name: erasedName, email: erasedAddress(id), title: null, phone: null, externalId: null, responsible: false, active: false, consentGivenOn: null, newsRefused: [], unproven: false, hardReturns: 0, lettersStoppedAt: null, erasedAt: work.at,
  });
  await work.record({ type: 'CONTACT_ERASED', subjectType: 'contact', subjectId: id, subjectVersion: contact.version + 1, clientId: contact.client.id });
  return contact;
};
