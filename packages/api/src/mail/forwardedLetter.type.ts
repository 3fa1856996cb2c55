import { Field, ObjectType } from 'type-graphql';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { forwardedIn } from './forwarded.ts';
import { passedOnReasonsInSql } from './letterReason.ts';
import { readHeading } from './letterReading.ts';
import { readForPeople } from './readingForPeople.ts';
import { findSender } from './sender.ts';

@ObjectType('ForwardedLetter', { simpleResolvers: true, description: 'Who wrote what a colleague passed on, as the forwarded text says (§4.1); nothing proves it.' })
export class ForwardedLetter {
  @Field(() => String, { description: 'Address of the author of the forwarded letter.' }) address!: string;
  @Field(() => String, { description: 'Empty when the text gives none.' }) name!: string;
  @Field(() => String, { nullable: true, description: 'Id of the client whose contact that is, or whose domain; null when it is nobody’s.' }) clientId!: string | null;
  @Field(() => String, { nullable: true, description: 'Name of that client.' }) clientName!: string | null;
}

const nameOfClient = async (reader: Reader, id: string | null): Promise<string | null> => {
  if (id === null) return null;
  const [client] = await readRows<{ name: string }>(reader, 'select name from client where id = $1', [id]);
  return client?.name ?? null;
};

/**
 * §4.1: whether a colleague, who is nobody's contact, passed a letter on, or it waits because it bears our own address, and nobody has said
 * whose it is, be it that it waits or was put aside. SQL over `incoming_letter` under a name.
 */
export const isPassedOn = (letter: string): string =>
  `(${letter}.outcome in ('QUARANTINED', 'STORED', 'UNREADABLE') and (coalesce(${letter}.reason, '') in (${passedOnReasonsInSql}) or (exists (select from staff where staff.email = lower(${letter}.from_address)) and not exists (select from contact where contact.email = lower(${letter}.from_address)))))`;

/** Beyond it no heading of a person's letter reaches. */
const headingBytes = 65_536;

/** §4.9: where a letter asks for answers, when that is not its sender's address; null when it does not, or nobody can tell. Nothing is sent there by it. */
export const replyToOf = async (reader: Reader, { id }: Shaped): Promise<string | null> => {
  const [letter] = await readRows<{ heading: Buffer }>(reader, 'select substring(raw from 1 for $2) as heading from incoming_letter where id = $1', [id, headingBytes]);
  const heading = letter ? await readHeading(letter.heading) : null;
  return heading && heading.replyTo.length > 0 ? heading.replyTo.join(', ') : null;
};

/** §4.1: the proposal for a letter that a colleague passed on; null for all other letters. */
export const forwardedOf = async (reader: Reader, { id }: Shaped): Promise<ForwardedLetter | null> => {
  const [letter] = await readRows<{ id: string; raw: Buffer }>(reader, `select id, raw from incoming_letter letter where id = $1 and ${isPassedOn('letter')}`, [id]);
  const forwarded = letter ? forwardedIn((await readForPeople(letter, async () => letter.raw)).text) : null;
  if (!forwarded) return null;
  const sender = await findSender(reader, [forwarded], 'NOTHING');
  const clientId = sender.kind === 'REFUSED' ? null : sender.clientId;
  return { address: forwarded.address, name: forwarded.name, clientId, clientName: await nameOfClient(reader, clientId) };
};
