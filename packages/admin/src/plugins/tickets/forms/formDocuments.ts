import { gql, type Payload } from '@reglament/admin/kit';
import type { RequestInput } from './requestForm.ts';

interface Registered { ticket: { id: string; number: string; version: number } | null }
export const CREATE_TICKET = gql<{ createTicket: Payload & Registered }, { input: RequestInput & { stepsToReproduce?: string; contactPhone?: string; relatedLinks?: string[] } }>`
  mutation CreateTicket($input: CreateTicketInput!) { createTicket(input: $input) { ticket { id number version } userErrors { code message field clause } } }`;
export const REGISTER_PAPER_LETTER = gql<{ registerPaperLetter: Payload & Registered }, { input: RequestInput & { clientId: string; channel: 'PAPER' | 'FAX'; incomingNumber: string; receivedAt?: string; scanName?: string } }>`
  mutation RegisterPaperLetter($input: RegisterPaperLetterInput!) { registerPaperLetter(input: $input) { ticket { id number version } userErrors { code message field clause } } }`;
