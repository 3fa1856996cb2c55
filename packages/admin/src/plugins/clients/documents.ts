import type { AnnouncementKind, Locale } from '@reglament/schema';
import { gql, type Payload } from '@reglament/admin/kit';

export interface ContactRecord {
  id: string; name: string; title: string | null; responsible: boolean; email: string; phone: string | null; active: boolean;
  /** Language of letters as staff chose it; null: as the person writes. */
  locale: Locale | null;
  /** In which language letters to the person are written. */
  lettersLocale: Locale;
  /** Since when no letter goes to the address: three in a row came back (R16). */
  lettersStoppedAt: string | null;
  /** News that the person does not want by letter (§2.4, §6). */
  /** Known by a letter alone that proved nothing of its sender. */
  unproven: boolean;
  newsRefused: AnnouncementKind[];
  /** Since when nobody knows who it was (law 152-FZ). */
  erasedAt: string | null;
  version: number;
}
export interface ClientRecord {
  id: string; key: string; name: string; nameEn: string | null; industry: string | null; city: string | null; timeZone: string; domain: string | null; authorisedSenders: string[];
  contract: string | null; supportFrom: string | null; supportUntil: string | null; locale: string; active: boolean;
  /** Whether its letters are accepted without proof of their sender (§4.9). */
  unprovenLetters: boolean;
  /** Whether the client is under support today. */
  entitled: boolean;
  /** Not ended yet. */
  openTickets: number;
  version: number;
}
/** A client on its own page. */
export interface ClientWithContacts extends ClientRecord { contacts: ContactRecord[] }

const ROW = gql`fragment ClientRow on Client { id key name nameEn industry city timeZone domain authorisedSenders unprovenLetters contract supportFrom supportUntil locale active entitled openTickets version }`;
const CONTACT = gql`fragment ContactRow on Contact { id name title responsible email phone active locale lettersLocale lettersStoppedAt unproven newsRefused erasedAt version }`;

export const CLIENTS = gql`query Clients($page: OffsetPageInput, $filter: DirectoryFilter, $orderBy: [ClientOrder!]) { clients(page: $page, filter: $filter, orderBy: $orderBy) { nodes { ...ClientRow } totalCount } } ${ROW}`;
export const CLIENT = gql`query Client($id: ID!) { client(id: $id) { ...ClientRow contacts { ...ContactRow } } } ${ROW} ${CONTACT}`;
export const CREATE_CLIENT = gql`mutation CreateClient($input: CreateClientInput!) { createClient(input: $input) { client { ...ClientRow } userErrors { code message field clause } } } ${ROW}`;
export const UPDATE_CLIENT = gql<{ updateClient: Payload & { client: ClientRecord | null } }, { input: { id: string; expectedVersion: number; active?: boolean } }>`
  mutation UpdateClient($input: UpdateClientInput!) { updateClient(input: $input) { client { ...ClientRow } userErrors { code message field clause } } } ${ROW}`;

export interface ContactInput { name: string; title: string | null; email: string; phone: string | null; locale: Locale | null; responsible: boolean; active: boolean; newsRefused: AnnouncementKind[] }
type ContactPayload = Payload & { contact: ContactRecord | null };
export const CREATE_CONTACT = gql<{ createContact: ContactPayload }, { input: Omit<ContactInput, 'active'> & { clientId: string } }>`
  mutation CreateContact($input: CreateContactInput!) { createContact(input: $input) { contact { ...ContactRow } userErrors { code message field clause } } } ${CONTACT}`;
export const UPDATE_CONTACT = gql<{ updateContact: ContactPayload }, { input: ContactInput & { id: string; expectedVersion: number } }>`
  mutation UpdateContact($input: UpdateContactInput!) { updateContact(input: $input) { contact { ...ContactRow } userErrors { code message field clause } } } ${CONTACT}`;
export const RESUME_LETTERS = gql<{ resumeLetters: ContactPayload }, { input: { id: string; expectedVersion: number } }>`
  mutation ResumeLetters($input: ResumeLettersInput!) { resumeLetters(input: $input) { contact { ...ContactRow } userErrors { code message field clause } } } ${CONTACT}`;
