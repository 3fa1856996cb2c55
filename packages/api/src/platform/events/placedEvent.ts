import type { Actor } from './actor.ts';

/** An event with its place in the one order that every reader sees. */
export interface PlacedEvent {
  id: string;
  position: number;
  /** First digits of its link in the chain of hashes, see `cursor.ts`; absent when a process of a former release told of it. */
  link?: string;
  type: string;
  subjectType: string;
  subjectId: string;
  subjectVersion: number;
  clientId: string | null;
  actor: Actor;
  payload: Record<string, unknown>;
  occurredAt: string;
}
