import type { KeyScope } from '@reglament/schema';
import type { MachineViewer } from '../access/viewer.ts';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';
import type { InsideDoor } from '../platform/feature.ts';

/** A webhook with what decides about its sight. */
export interface SightOf {
  machineUserId: string;
  machineUserName: string;
  audience: 'staff' | 'client';
  clientId: string | null;
  scopes: readonly KeyScope[];
  eventTypes: readonly string[];
}

/** Whoever looks through a webhook: its system, with the scopes of the webhook. */
export const viewerOf = ({ machineUserId, machineUserName, audience, clientId, scopes }: SightOf): MachineViewer => ({ kind: 'MACHINE', id: machineUserId, name: machineUserName, audience, clientId, scopes });

/** Whether a webhook tells of an event: its system may see it in that stream, and its type was asked for. */
export const tells = (door: Pick<InsideDoor, 'tells'>, webhook: SightOf, stream: string, event: PlacedEvent): boolean =>
  (webhook.eventTypes.length === 0 || webhook.eventTypes.includes(event.type)) && door.tells(stream, viewerOf(webhook), event);
