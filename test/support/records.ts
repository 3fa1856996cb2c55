import type { UserError } from './userError.ts';
import type { Asker, System } from './startSystem.ts';

export interface RecordOutcome<Record> {
  record: Record | null;
  userErrors: UserError[];
  eventIds: string[];
}

/** The records of the desk besides its tickets: directories, wishes, Terms of Reference. */
export const recordsOf = (system: System) => {
  /** Does an act on a record; `fields` is what the answer shows of it. */
  const act = async <Record>(name: string, subject: string, fields: string, input: { [field: string]: unknown }, asker?: Asker): Promise<RecordOutcome<Record>> => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const document = `mutation($input: ${type}!) { ${name}(input: $input) { ${subject} { ${fields} } eventIds userErrors { code field clause message } } }`;
    const data = await system.get<{ [act: string]: { [subject: string]: unknown } & Omit<RecordOutcome<Record>, 'record'> }>(document, { input }, asker);
    const outcome = data[name];
    if (!outcome) throw new Error(`${name} answered nothing`);
    return { record: outcome[subject] as Record | null, userErrors: outcome.userErrors, eventIds: outcome.eventIds };
  };
  /** The act must succeed; answers its record. */
  const done = async <Record>(name: string, subject: string, fields: string, input: { [field: string]: unknown }, asker?: Asker): Promise<Record> => {
    const { record, userErrors } = await act<Record>(name, subject, fields, input, asker);
    if (!record || userErrors.length > 0) throw new Error(`${name} was refused: ${JSON.stringify(userErrors)}`);
    return record;
  };
  const found = <Record>(record: Record | undefined, what: string): Record => {
    if (!record) throw new Error(`${what} is not there`);
    return record;
  };
  return {
    act,
    done,
    /** A client of the demonstration by its key. */
    client: async (key: string) => {
      const { clients } = await system.get<{ clients: { nodes: { id: string; key: string; name: string; supportFrom: string; supportUntil: string; version: number }[] } }>('{ clients(first: 100) { nodes { id key name supportFrom supportUntil version } } }');
      return found(clients.nodes.find((client) => client.key === key), key);
    },
    /** A member of the demonstration's staff by the part of the address before the @. */
    staff: async (name: string) => {
      const { staffMembers } = await system.get<{ staffMembers: { nodes: { id: string; name: string; email: string; version: number }[] } }>('{ staffMembers(first: 100) { nodes { id name email version } } }');
      return found(staffMembers.nodes.find(({ email }) => email === `${name}@company.example`), name);
    },
    /** The assignment that counts for a client now. */
    assignmentOf: async (clientId: string) => {
      const { assignments } = await system.get<{ assignments: { nodes: { id: string; version: number; specialist: { name: string }; deputy: { name: string } | null }[] } }>(
        'query($clientId: ID) { assignments(first: 100, filter: { clientId: $clientId }) { nodes { id version specialist { name } deputy { name } } } }',
        { clientId },
      );
      return found(assignments.nodes[0], 'the assignment');
    },
  };
};
