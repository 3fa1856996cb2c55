import { Field, Int, ObjectType } from 'type-graphql';
import { clock } from '../platform/clock.ts';
import { DateOnly } from '../platform/graphql/scalars.ts';
import { connectionOf, Node } from '../platform/graphql/types.ts';
import type { Shape } from '../platform/reading/shape.ts';
import { localDay } from '../regulation/ruleBook.ts';
import { shownSender } from './authorisedSenders.ts';
import { isEntitled } from './entitlement.ts';

@ObjectType('Client', { implements: Node, simpleResolvers: true, description: 'A buyer of the products under technical support (§1).' })
export class ClientType extends Node {
  @Field(() => String, { description: 'Short latin name for integrations, unique.' }) key!: string;
  @Field(() => String, { description: 'Its name in Russian.' }) name!: string;
  @Field(() => String, { nullable: true, description: 'Its name in English, where there is one.' }) nameEn!: string | null;
  @Field(() => String, { nullable: true, description: 'What it does.' }) industry!: string | null;
  @Field(() => String, { nullable: true, description: 'Where it is.' }) city!: string | null;
  @Field(() => String, { description: 'IANA name; terms are counted in Moscow time all the same (§4.6).' }) timeZone!: string;
  @Field(() => String, { nullable: true, description: 'Mail domain whose letters are the client’s.' }) domain!: string | null;
  @Field(() => [String], { description: 'Who may write for it besides its contacts and its domain (§4.1, §4.9): whole addresses, domains, and what is below a domain as `*.company.example`.' }) authorisedSenders!: string[];
  @Field(() => Boolean, { description: 'Whether its letters are accepted without proof of their sender, where the desk asks for one (§4.9).' }) unprovenLetters!: boolean;
  @Field(() => String, { nullable: true, description: 'Number of the contract of support, as people write it.' }) contract!: string | null;
  @Field(() => DateOnly, { nullable: true, description: 'First day of the support entitlement.' }) supportFrom!: string | null;
  @Field(() => DateOnly, { nullable: true, description: 'Last day of the support entitlement.' }) supportUntil!: string | null;
  @Field(() => String, { description: 'Language of letters to the client: ru or en.' }) locale!: string;
  @Field(() => Boolean, { description: 'False: kept for history; nothing is registered for it, and neither keys nor webhooks of its systems work until it is true again.' }) active!: boolean;
  @Field(() => Boolean, { description: 'Whether the client is under support today.' }) entitled!: boolean;
  @Field(() => Int, { description: 'Rises with each change; give it back as `expectedVersion`.' }) version!: number;
}

export const ClientConnection = connectionOf('Client', () => ClientType);

export const clientShape: Shape = {
  table: 'client',
  columns: {
    id: '@.id', key: '@.key', name: '@.name', nameEn: '@.name_en', industry: '@.industry', city: '@.city', timeZone: '@.time_zone',
    domain: '@.domain', storedSenders: '@.authorised_senders', unprovenLetters: '@.unproven_letters', contract: '@.contract', supportFrom: '@.support_from::text', supportUntil: '@.support_until::text',
    locale: '@.locale', active: '@.active', version: '@.version',
  },
  derived: {
    authorisedSenders: { needs: ['storedSenders'], from: (row) => (row['storedSenders'] as string[]).map(shownSender) },
    entitled: {
      needs: ['supportFrom', 'supportUntil'],
      from: (row) => isEntitled({ supportFrom: row['supportFrom'] as string | null, supportUntil: row['supportUntil'] as string | null }, localDay(clock.now())),
    },
  },
};
