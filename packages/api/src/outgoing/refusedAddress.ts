import type { PoolClient } from 'pg';
import { systemActor } from '../platform/events/actor.ts';
import { newId } from '../platform/identity.ts';
import { saysNoSuchAddress, saysNoSuchAddressLate } from './noSuchAddress.ts';
import { mostReturns } from './stoppedAddress.ts';
import type { RefusedAddress } from './transport.ts';

/**
 * R16: an address that the server refuses at once as one that is not there counts as a letter that came back from it, in the
 * transaction of the delivery; the same as `noteHardReturn`. What it says of content, size or policy tells nothing of the address.
 */
export const noteRefusals = async (client: PoolClient, refused: readonly RefusedAddress[], now: Date): Promise<void> => {
  const addresses = refused.filter(({ said, ofLetter }) => (ofLetter ? saysNoSuchAddressLate(said) : saysNoSuchAddress(said))).map(({ address }) => address);
  if (addresses.length === 0) return;
  const { rows } = await client.query<{ id: string; version: number; clientId: string; returns: number; stops: boolean }>(
    `with counted as (
       select id, hard_returns + 1 as returns, hard_returns + 1 >= $2 and letters_stopped_at is null as stops from contact where email = any($1) order by id for update
     )
     update contact set hard_returns = counted.returns, letters_stopped_at = case when counted.stops then $3 else letters_stopped_at end, version = version + 1
     from counted where contact.id = counted.id
     returning contact.id, contact.version, contact.client_id as "clientId", counted.returns, counted.stops`,
    [addresses, mostReturns, now],
  );
  for (const { id, version, clientId, returns } of rows.filter(({ stops }) => stops))
    await client.query(
      `insert into event_log (id, type, subject_type, subject_id, subject_version, client_id, actor, payload, occurred_at) values ($1, 'CONTACT_LETTERS_STOPPED', 'contact', $2, $3, $4, $5, $6, $7)`,
      [newId(), id, version, clientId, systemActor, { returns }, now],
    );
};
