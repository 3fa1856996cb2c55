import type { Role } from '@reglament/schema';
import { codesOf, keyScopes, type KeyScope, type Locale } from '@reglament/schema';
import { graphql, type GraphQLSchema } from 'graphql';
import type { Feature, System } from '../../platform/feature.ts';
import { schemaOf } from '../../platform/graphql/schema.ts';
import type { UserError } from '../../platform/graphql/types.ts';
import { newId } from '../../platform/identity.ts';
import type { Context } from '../context.ts';
import { openContext } from '../openContext.ts';
import { addRights } from '../rights.ts';
import type { MachineViewer, StaffViewer, Viewer } from '../viewer.ts';

/** Somebody of the staff who needs no row of their own. */
export const person = (role: Role): StaffViewer => ({ kind: 'STAFF', id: newId(), name: `A person as ${role}`, email: 'person@company.example', role, sessionId: newId() });

/** A partner's system that acts for one client, by default with every scope. */
export const partnerOf = (clientId: string, scopes: readonly KeyScope[] = codesOf(keyScopes)): MachineViewer => ({ kind: 'MACHINE', id: newId(), name: 'ERP', audience: 'client', scopes, clientId });

export interface Answer<Data> {
  data: Data | null;
  errors: { message: string; code: unknown; path: string }[];
}

export interface Payload {
  userErrors: UserError[];
  eventIds: string[];
  [subject: string]: unknown;
}

export interface Desk {
  schema: GraphQLSchema;
  contextOf(viewer: Viewer | null, locale?: Locale): Context;
  ask<Data>(viewer: Viewer | null, document: string, variables?: Record<string, unknown>): Promise<Answer<Data>>;
  /** What a query answers; fails when it does not. */
  get<Data>(viewer: Viewer | null, document: string, variables?: Record<string, unknown>): Promise<Data>;
  /** Carries out an act; `fields` are those of its subject, for example `client { id name }`. */
  act(viewer: Viewer, name: string, input: Record<string, unknown>, fields: string): Promise<Payload>;
}

/** Asks the API of some features as a viewer would, without a server around it. */
export const deskOf = async (system: System, features: readonly Feature[]): Promise<Desk> => {
  for (const { rights } of features) addRights(rights ?? {});
  const schema = await schemaOf(features);
  const contextOf: Desk['contextOf'] = (viewer, locale = 'en') => openContext({ ...system, features }, { viewer, locale, requestId: newId(), peer: '' });
  const ask: Desk['ask'] = async <Data>(viewer: Viewer | null, source: string, variableValues: Record<string, unknown> = {}) => {
    const { data, errors = [] } = await graphql({ schema, source, variableValues, contextValue: contextOf(viewer) });
    return { data: (data ?? null) as Data | null, errors: errors.map(({ message, extensions, path = [] }) => ({ message, code: extensions['code'], path: path.join('.') })) };
  };
  const get: Desk['get'] = async <Data>(viewer: Viewer | null, document: string, variables?: Record<string, unknown>) => {
    const { data, errors } = await ask<Data>(viewer, document, variables);
    if (data === null || errors.length > 0) throw new Error(`the query was refused: ${JSON.stringify(errors)}`);
    return data;
  };
  const act: Desk['act'] = async (viewer, name, input, fields) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const document = `mutation($input: ${type}!) { ${name}(input: $input) { ${fields} eventIds userErrors { code message field clause params { name value } } } }`;
    const payload = (await get<Record<string, Payload>>(viewer, document, { input }))[name];
    if (!payload) throw new Error(`${name} answered nothing`);
    return payload;
  };
  return { schema, contextOf, ask, get, act };
};
