import type { Priority, Role, SupportScope } from '@reglament/schema';
import { gql } from '@reglament/admin/kit';
import type { Named } from '../ticket.ts';

interface Nodes<T> { nodes: T[] }
/** At most a page: whoever is not among them is found by typing more. */
export const foundAtMost = 20;
interface Found { page: { offset: number; limit: number }; filter: { text?: string; clientId?: string; active?: boolean } }

export interface ClientChoice extends Named { entitled: boolean; supportUntil: string | null }
export const CLIENTS_TO_CHOOSE = gql<{ clients: Nodes<ClientChoice> }, Found>`query ClientsToChoose($page: OffsetPageInput, $filter: DirectoryFilter) {
  clients(page: $page, filter: $filter) { nodes { id name nameEn entitled supportUntil } } }`;

interface ByIds { page: { offset: number; limit: number }; filter: { ids: readonly string[] } }
export const NAMED_CLIENTS = gql<{ clients: Nodes<Named> }, ByIds>`query NamedClients($page: OffsetPageInput, $filter: DirectoryFilter) { clients(page: $page, filter: $filter) { nodes { id name nameEn } } }`;
export const NAMED_PRODUCTS = gql<{ products: Nodes<Named> }, ByIds>`query NamedProducts($page: OffsetPageInput, $filter: DirectoryFilter) { products(page: $page, filter: $filter) { nodes { id name nameEn } } }`;

export interface ContactChoice { id: string; name: string; title: string | null; phone: string | null; email: string; responsible: boolean }
export const CONTACTS_TO_CHOOSE = gql<{ contacts: Nodes<ContactChoice> }, Found>`query ContactsToChoose($page: OffsetPageInput, $filter: DirectoryFilter) {
  contacts(page: $page, filter: $filter) { nodes { id name title phone email responsible } } }`;

export interface ProductChoice extends Named { versions: string[] }
export const PRODUCTS_TO_CHOOSE = gql<{ products: Nodes<ProductChoice> }, Found>`query ProductsToChoose($page: OffsetPageInput, $filter: DirectoryFilter) {
  products(page: $page, filter: $filter) { nodes { id name nameEn versions } } }`;

/** Somebody to whom a ticket may go, with what this person has in hand. */
export interface AssigneeChoice { id: string; name: string; role: Role; title: string | null; absence: { endsOn: string } | null; inHand: number }
export const STAFF_TO_ASSIGN = gql<{ staffMembers: Nodes<AssigneeChoice> }, Record<never, never>>`query StaffToAssign {
  staffMembers(page: { offset: 0, limit: 100 }, filter: { active: true }) { nodes { id name role title absence { endsOn } inHand } } }`;

export interface CategoryChoice { code: string; clause: string; scope: SupportScope; nameRu: string; nameEn: string }
export const CATEGORIES = gql<{ requestCategories: CategoryChoice[] }, Record<never, never>>`query CategoriesToChoose { requestCategories { code clause scope nameRu nameEn } }`;

export interface SlaPreviewInput { receivedAt: string; priority: Priority }
export interface SlaPreview { startsAt: string; dueAt: string; outerLimitAt: string; provisional: boolean }
export const SLA_PREVIEWS = gql<{ slaPreviews: SlaPreview[] }, { inputs: SlaPreviewInput[] }>`query SlaPreviews($inputs: [SlaPreviewInput!]!) {
  slaPreviews(inputs: $inputs) { startsAt dueAt outerLimitAt provisional } }`;

export interface ClientMessages { timeline: { id: string; type: string; at: string; body: string | null; author: { name: string } }[] }
export const CLIENT_MESSAGES = gql<{ ticket: ClientMessages }, { id: string }>`query ClientMessages($id: ID!) { ticket(id: $id) { timeline { id type at body author { name } } } }`;
