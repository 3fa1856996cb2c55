import { gql, type Payload } from '@reglament/admin/kit';
import type { ListFilter } from '../queue/filterFields.ts';
import type { Density, ListOrder } from '../queue/listing.ts';

export type ViewScope = 'PRIVATE' | 'TEAM';
/** A saved view of the queue. */
export interface View {
  id: string; version: number; name: string; scope: ViewScope;
  /** Null when the server does not understand what was saved any more. */
  filter: ListFilter | null;
  order: ListOrder; columns: string[] | null; density: Density | null; position: number;
  owner: { id: string; name: string };
}
const VIEW = gql`fragment ViewFields on View { id version name scope filter order columns density position owner { id name } }`;
export const VIEWS = gql<{ views: View[] }, Record<never, never>>`query Views { views { ...ViewFields } } ${VIEW}`;

export interface ViewCounter { viewId: string; count: number | null; exact: boolean }
export const VIEW_COUNTERS = gql<{ viewCounters: ViewCounter[] }, Record<never, never>>`query ViewCounters { viewCounters { viewId count exact } }`;

type ViewPayload<Name extends string> = Record<Name, Payload & { view: View | null }>;
interface OnView { id: string; expectedVersion: number }
interface Definition { name?: string; filter?: ListFilter; order?: ListOrder; columns?: readonly string[] | null; density?: Density | null }
export const CREATE_VIEW = gql<ViewPayload<'createView'>, { input: Definition & { name: string; scope: ViewScope } }>`
  mutation CreateView($input: CreateViewInput!) { createView(input: $input) { view { ...ViewFields } userErrors { code message field clause } } } ${VIEW}`;
export const CHANGE_VIEW = gql<ViewPayload<'changeView'>, { input: OnView & Definition }>`
  mutation ChangeView($input: ChangeViewInput!) { changeView(input: $input) { view { ...ViewFields } userErrors { code message field clause } } } ${VIEW}`;
export const MOVE_VIEW = gql<ViewPayload<'moveView'>, { input: OnView & { position: number } }>`
  mutation MoveView($input: MoveViewInput!) { moveView(input: $input) { view { ...ViewFields } userErrors { code message field clause } } } ${VIEW}`;
export const SHARE_VIEW = gql<ViewPayload<'shareView'>, { input: OnView & { scope: ViewScope } }>`
  mutation ShareView($input: ShareViewInput!) { shareView(input: $input) { view { ...ViewFields } userErrors { code message field clause } } } ${VIEW}`;
export const DELETE_VIEW = gql<ViewPayload<'deleteView'>, { input: OnView }>`
  mutation DeleteView($input: DeleteViewInput!) { deleteView(input: $input) { view { ...ViewFields } userErrors { code message field clause } } } ${VIEW}`;
