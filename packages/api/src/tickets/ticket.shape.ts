import { clientShape } from '../clients/client.type.ts';
import { contactShape } from '../clients/contact.type.ts';
import type { Shape } from '../platform/reading/shape.ts';
import { productShape } from '../products/product.type.ts';
import { regulationVersionShape } from '../regulation/regulation.type.ts';
import { categoryIn } from '../regulation/ruleBook.ts';
import { obligationShape } from '../sla/sla.type.ts';
import { staffShape } from '../staff/staff.type.ts';

/** How a ticket is read: every field by its column, every relation by one join that is made only when asked for. */
export const ticketShape: Shape = {
  table: 'ticket',
  columns: {
    id: '@.id', number: '@.number', subject: '@.subject', kind: '@.kind', categoryCode: '@.category_code', regulationVersionId: '@.regulation_version_id', status: '@.status', priority: '@.priority',
    priorityByDefault: '@.priority_by_default', criticality: '@.criticality', channel: '@.channel', locale: '@.locale',
    productVersion: '@.product_version', incomingNumber: '@.incoming_number', externalId: '@.external_id', burstOfId: '@.burst_of_id', relatedLinks: '@.related_links', missingFields: '@.missing_fields',
    entitled: '@.entitled', receivedAt: '@.received_at', registeredAt: '@.registered_at', takenAt: '@.taken_at', closedAt: '@.closed_at',
    closingReason: '@.closing_reason', lastClientMessageAt: '@.last_client_message_at', answerNotDeliveredAt: '@.undelivered_at', reviewAt: "case when @.status = 'POSTPONED' then @.review_at end", updatedAt: '@.updated_at', version: '@.version',
  },
  relations: {
    client: { shape: () => clientShape, on: '^.id = @.client_id' },
    contact: { shape: () => contactShape, on: '^.id = @.contact_id' },
    product: { shape: () => productShape, on: '^.id = @.product_id' },
    assignee: { shape: () => staffShape, on: '^.id = @.assignee_id' },
    regulationVersion: { shape: () => regulationVersionShape, on: '^.id = @.regulation_version_id' },
    sla: { shape: () => obligationShape, on: '^.id = @.obligation_id' },
  },
  derived: { category: { needs: ['categoryCode', 'regulationVersionId'], from: (row) => categoryIn(String(row['regulationVersionId']), row['categoryCode']) } },
};
