import type { ClosingReason, PostponementReason, Priority } from '@reglament/schema';
import { idOrNumber } from '../platform/database/recordForAct.ts';
import { readRows, type Reader } from '../platform/reading/connection.ts';

/** A ticket as far as its letters speak of it; instants as the database writes them. */
export interface PreviewedTicket {
  number: string;
  subject: string;
  priority: Priority;
  priorityByDefault: boolean;
  productVersion: string | null;
  missingFields: string[];
  receivedAt: string;
  dueAt: string | null;
  closingReason: ClosingReason | null;
  postponementReason: PostponementReason | null;
  reviewAt: string | null;
  versionId: string;
  clientName: string;
  contactName: string | null;
  contactEmail: string | null;
  contactPhone: string | null;
  productName: string | null;
  productNameEn: string | null;
  assigneeName: string | null;
  /** The desk's latest message. */
  answerBody: string | null;
  answerHtml: string | null;
  answerAuthor: string | null;
  /** When the desk last asked the client something. */
  askedAt: string | null;
  /** When the client last wrote. */
  writtenAt: string | null;
}

const sql = `select ticket.number, ticket.subject, ticket.priority, ticket.priority_by_default as "priorityByDefault", ticket.product_version as "productVersion", ticket.missing_fields as "missingFields",
    ticket.received_at as "receivedAt", ticket.due_at as "dueAt", ticket.closing_reason as "closingReason", ticket.postponement_reason as "postponementReason", ticket.review_at as "reviewAt",
    ticket.regulation_version_id as "versionId", client.name as "clientName", contact.name as "contactName", contact.email as "contactEmail", contact.phone as "contactPhone",
    product.name as "productName", product.name_en as "productNameEn", staff.name as "assigneeName", answer.body as "answerBody", answer.body_html as "answerHtml", answer.author_name as "answerAuthor",
    (select max(written_at) from message where ticket_id = ticket.id and question) as "askedAt", (select max(written_at) from message where ticket_id = ticket.id and side = 'CLIENT') as "writtenAt"
  from ticket join client on client.id = ticket.client_id
    left join contact on contact.id = ticket.contact_id left join product on product.id = ticket.product_id left join staff on staff.id = ticket.assignee_id
    left join lateral (select body, body_html, author_name from message where ticket_id = ticket.id and side = 'STAFF' order by written_at desc, id desc limit 1) answer on true`;

/** A ticket by its id or number; the newest one where none is named; null when there is none. */
export const previewedTicket = async (reader: Reader, named: string | null): Promise<PreviewedTicket | null> => {
  if (named === null) return (await readRows<PreviewedTicket>(reader, `${sql} order by ticket.received_at desc, ticket.id desc limit 1`, []))[0] ?? null;
  const key = idOrNumber(named);
  const rows = 'id' in key ? readRows<PreviewedTicket>(reader, `${sql} where ticket.id = $1`, [key.id]) : readRows<PreviewedTicket>(reader, `${sql} where ticket.number = $1`, [key.number]);
  return (await rows)[0] ?? null;
};
