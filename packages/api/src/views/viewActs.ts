import { can, rights } from '../access/rights.ts';
import type { Viewer } from '../access/viewer.ts';
import { changeRecord, recordForAct, requireVersion, type OnRecord } from '../platform/database/recordForAct.ts';
import { newId } from '../platform/identity.ts';
import { givenFields, required } from '../platform/input/fields.ts';
import { line, lines } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { Staff } from '../staff/staff.entity.ts';
import { longestList, tooLongListIn, type TicketFilter } from '../tickets/ticketFilter.ts';
import { storable } from './storedFilter.ts';
import { View, type Density, type ViewOrder, type ViewScope } from './view.entity.ts';

/** §4.7 orders the queue; a view is a way to look at it. */
export const clause = '4.7';

/** So many views of one person, and of the team, still fit under one menu. */
const mostViews = 50;
const name = required(line(80));
const columns = (sent: string[] | null | undefined): string[] | null => (sent ? lines(30, 100)(sent, { field: 'columns', clause }) : null);

const filterOf = (sent: TicketFilter | null | undefined): Record<string, unknown> => {
  const tooLong = sent ? tooLongListIn(sent) : null;
  if (tooLong) throw refusal('TOO_MANY_INPUTS', { field: ['filter', tooLong.field], clause, params: { limit: longestList, length: tooLong.length } });
  return sent ? storable(sent) : {};
};

const requireTeamRight = (viewer: Viewer): void => {
  if (can(viewer, 'views.team')) return;
  const { ru, en } = rights['views.team'];
  throw refusal('FORBIDDEN', { clause, params: { right: { ru, en }, grantedBy: { ru: 'руководитель поддержки', en: 'the head of support' } } });
};

/** The view of an act: one's own, or the team's for those who keep them. Another person's view is not there. */
const viewForAct = async (work: Work, viewer: Viewer, on: OnRecord): Promise<View> => {
  const view = await recordForAct(work, View, { id: on.id }, clause);
  if (view.scope === 'PRIVATE' && view.owner.id !== viewer.id) throw refusal('NOT_FOUND', { field: ['id'], clause });
  if (view.scope === 'TEAM') requireTeamRight(viewer);
  requireVersion(view, on.expectedVersion, clause);
  return view;
};

/** The views among which one stands, in their order. */
const neighboursOf = (work: Work, scope: ViewScope, ownerId: string): Promise<View[]> =>
  work.em.find(View, { scope, ...(scope === 'PRIVATE' ? { owner: ownerId } : {}) }, { orderBy: { position: 'ASC', id: 'ASC' } });

const lastPlaceIn = async (work: Work, scope: ViewScope, ownerId: string): Promise<number> => {
  const neighbours = await neighboursOf(work, scope, ownerId);
  if (neighbours.length >= mostViews) throw refusal('TOO_MANY_INPUTS', { field: ['name'], clause, params: { limit: mostViews, length: neighbours.length + 1 } });
  return (neighbours.at(-1)?.position ?? -1) + 1;
};

const recordOn = (work: Work, view: View, type: string, subjectVersion: number, payload: Record<string, unknown> = {}): Promise<string> =>
  work.record({ type, subjectType: 'view', subjectId: view.id, subjectVersion, payload: { name: view.name, scope: view.scope, ...payload } });

interface Definition {
  name?: string | null | undefined;
  filter?: TicketFilter | null | undefined;
  order?: ViewOrder | null | undefined;
  columns?: string[] | null | undefined;
  density?: Density | null | undefined;
}

export const createView = async (work: Work, viewer: Viewer, input: Definition & { scope?: ViewScope | null | undefined }): Promise<View> => {
  const scope = input.scope ?? 'PRIVATE';
  if (scope === 'TEAM') requireTeamRight(viewer);
  const view = work.em.create(View, {
    id: newId(), name: name(input.name, { field: 'name', clause }), scope, owner: work.em.getReference(Staff, viewer.id), filter: filterOf(input.filter), order: input.order ?? 'QUEUE',
    columns: columns(input.columns), density: input.density ?? null, position: await lastPlaceIn(work, scope, viewer.id), createdAt: work.at, updatedAt: work.at,
  });
  await recordOn(work, view, 'VIEW_CREATED', 1);
  return view;
};

/** Renames a view or changes what it shows; only what was sent. */
export const changeView = async (work: Work, viewer: Viewer, input: OnRecord & Definition): Promise<View> => {
  const view = await viewForAct(work, viewer, input);
  const changed = changeRecord(view, {
    ...givenFields({ name }, { name: input.name }, clause),
    ...(input.filter === undefined ? {} : { filter: filterOf(input.filter) }),
    ...(input.order === undefined ? {} : { order: input.order ?? 'QUEUE' }),
    ...(input.columns === undefined ? {} : { columns: columns(input.columns) }),
    ...(input.density === undefined ? {} : { density: input.density }),
  });
  if (changed.length === 0) return view;
  view.updatedAt = work.at;
  await recordOn(work, view, 'VIEW_CHANGED', view.version + 1, { changed });
  return view;
};

/** Puts a view at another place among its neighbours. */
export const moveView = async (work: Work, viewer: Viewer, input: OnRecord & { position: number }): Promise<View> => {
  const view = await viewForAct(work, viewer, input);
  const others = (await neighboursOf(work, view.scope, view.owner.id)).filter(({ id }) => id !== view.id);
  others.splice(Math.max(0, input.position), 0, view);
  others.forEach((one, index) => { one.position = index; });
  view.updatedAt = work.at;
  await recordOn(work, view, 'VIEW_MOVED', view.version + 1, { position: view.position });
  return view;
};

/** Gives a view to the team, or takes it back to its owner; both are the head's. */
export const shareView = async (work: Work, viewer: Viewer, input: OnRecord & { scope: ViewScope }): Promise<View> => {
  const view = await viewForAct(work, viewer, input);
  requireTeamRight(viewer);
  if (view.scope === input.scope) return view;
  view.position = await lastPlaceIn(work, input.scope, view.owner.id);
  view.scope = input.scope;
  view.updatedAt = work.at;
  await recordOn(work, view, 'VIEW_SHARED', view.version + 1);
  return view;
};

export const deleteView = async (work: Work, viewer: Viewer, input: OnRecord): Promise<void> => {
  const view = await viewForAct(work, viewer, input);
  work.em.remove(view);
  await recordOn(work, view, 'VIEW_DELETED', view.version + 1);
};
