import { Field, ID, ObjectType } from 'type-graphql';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import { isOwnAddress } from '../outgoing/letterhead.ts';
import { closestClaims, waysToClaim, type Claims } from './claims.ts';
import { passedOnReasonsInSql } from './letterReason.ts';

@ObjectType('SenderClient', { simpleResolvers: true, description: 'The client to whom the address of a letter belongs (§4.1, §4.9): a proposal for whoever accepts it. Whether its owner wrote the letter is told by `authentication`.' })
export class SenderClient {
  @Field(() => ID, { description: 'Id of the client.' }) id!: string;
  @Field(() => String, { description: 'Its name.' }) name!: string;
  @Field(() => String, { nullable: true, description: 'Its name in English.' }) nameEn!: string | null;
  @Field(() => String, { nullable: true, description: 'Name of the contact whose address it is; null where the domain alone is the client’s.' }) contactName!: string | null;
}

/** Whose letters these are, by their ids: the client of the contact with their address, else the one client that claims it most closely. Nobody's, a colleague's, our own and those of inactive ones have none. */
export const senderClientsOf = async (reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, SenderClient>> => {
  const letters = await readRows<{ id: string; address: string; clientId: string | null; clientName: string | null; nameEn: string | null; contactName: string | null }>(
    reader,
    `select letter.id, letter.from_address as address, client.id as "clientId", client.name as "clientName", client.name_en as "nameEn", contact.name as "contactName"
     from incoming_letter letter
       left join contact on contact.email = letter.from_address
       left join client on client.id = contact.client_id and client.active and contact.active
     where letter.id = any($1::uuid[]) and letter.from_address is not null and coalesce(letter.reason, '') not in (${passedOnReasonsInSql}) and (contact.id is null or client.id is not null)`,
    [ids],
  );
  const unknown = letters.filter(({ clientId }) => clientId === null);
  const ways = unknown.map(({ address }) => waysToClaim(address));
  const claiming = unknown.length === 0 ? [] : await readRows<Claims & { id: string; name: string; nameEn: string | null }>(
    reader,
    'select id, name, name_en as "nameEn", domain, authorised_senders as "authorisedSenders" from client where active and (lower(domain) = any($1::text[]) or authorised_senders && $2::text[])',
    [ways.flatMap(({ domains }) => domains), ways.flatMap(({ addresses, domains, above }) => [...addresses, ...domains, ...above])],
  );
  const claimed = (address: string): SenderClient[] => {
    const [client, other] = closestClaims(address, claiming);
    return client && !other ? [{ id: client.id, name: client.name, nameEn: client.nameEn, contactName: null }] : [];
  };
  return new Map(letters.flatMap(({ id, address, clientId, clientName, nameEn, contactName }) => {
    const [found] = isOwnAddress(address) ? [] : clientId === null ? claimed(address) : [{ id: clientId, name: clientName ?? '', nameEn, contactName }];
    return found ? [[id, found] as const] : [];
  }));
};
