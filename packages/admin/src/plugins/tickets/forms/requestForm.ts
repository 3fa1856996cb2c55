import type { Criticality, Priority, TicketKind } from '@reglament/schema';
import type { ClientChoice, ContactChoice, ProductChoice } from './pickerDocuments.ts';

/** What both forms ask for (§4.5). */
export interface RequestForm {
  client: ClientChoice | null;
  contact: ContactChoice | null;
  product: ProductChoice | null;
  productVersion: string;
  subject: string;
  body: string;
  kind: TicketKind;
  categoryCode: string;
  criticality: Criticality | '';
  priority: Priority | null;
}
export const emptyRequest: RequestForm = { client: null, contact: null, product: null, productVersion: '', subject: '', body: '', kind: 'QUESTION', categoryCode: '', criticality: '', priority: null };

/** Longest subject in characters (§4.5). */
export const longestSubject = 500;

/** The form as the server takes it: what is empty is left out, so that the server may ask for it once (§4.5). */
export const requestInputOf = (form: RequestForm) => ({
  subject: form.subject,
  body: form.body,
  kind: form.kind,
  ...(form.client ? { clientId: form.client.id } : {}),
  ...(form.contact ? { contactId: form.contact.id } : {}),
  ...(form.product ? { productId: form.product.id } : {}),
  ...(form.productVersion.trim() ? { productVersion: form.productVersion.trim() } : {}),
  ...(form.categoryCode ? { categoryCode: form.categoryCode } : {}),
  ...(form.criticality ? { criticality: form.criticality } : {}),
  ...(form.priority ? { priority: form.priority } : {}),
});
export type RequestInput = ReturnType<typeof requestInputOf>;

/** One link a line, empty lines left out. */
export const linksOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean);
