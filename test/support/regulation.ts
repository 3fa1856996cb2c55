import type { UserError } from './userError.ts';
import type { Asker, System } from './startSystem.ts';

export interface Version {
  id: string;
  number: string;
  status: string;
  inForce: boolean;
  effectiveFrom: string;
  summary: string | null;
  version: number;
  parameters: { timeZone: string; openingHours: { opens: string; closes: string }[]; answerTerms: { priority: string; workingDays: number }[]; queueOrder: string };
}

interface Outcome {
  regulationVersion: Version | null;
  userErrors: UserError[];
}

const fields = 'id number status inForce effectiveFrom summary version parameters { timeZone openingHours { opens closes } answerTerms { priority workingDays } queueOrder }';

/** The acts on versions of the regulation (§2.4) in a test's words, done by a lead. */
export const regulationOf = (system: System, lead: Asker) => {
  const act = async (name: string, input: Record<string, unknown>, asker: Asker = lead): Promise<Outcome> => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const data = await system.get<Record<string, Outcome>>(`mutation($input: ${type}!) { ${name}(input: $input) { regulationVersion { ${fields} } userErrors { code field clause message } } }`, { input }, asker);
    const outcome = data[name];
    if (!outcome) throw new Error(`${name} answered nothing`);
    return outcome;
  };
  const done = async (name: string, input: Record<string, unknown>): Promise<Version> => {
    const { regulationVersion, userErrors } = await act(name, input);
    if (!regulationVersion || userErrors.length > 0) throw new Error(`${name} was refused: ${JSON.stringify(userErrors)}`);
    return regulationVersion;
  };
  return {
    act,
    done,
    draft: (input: Record<string, unknown> = {}): Promise<Version> => done('createRegulationDraft', input),
    change: (draft: Pick<Version, 'id'>, parameters: Record<string, unknown>): Promise<Outcome> => act('changeRegulationDraft', { id: draft.id, parameters }),
    /** Publishes a version that differs in these parameters only, in force from a day. */
    publish: async (parameters: Record<string, unknown>, effectiveFrom: string, input: Record<string, unknown> = {}): Promise<Version> => {
      const { id } = await done('createRegulationDraft', input);
      await done('changeRegulationDraft', { id, parameters });
      return done('publishRegulationVersion', { id, effectiveFrom });
    },
    version: async (id: string | null = null, asker: Asker = lead): Promise<Version> =>
      (await system.get<{ regulationVersion: Version }>(`query($id: ID) { regulationVersion(id: $id) { ${fields} } }`, { id }, asker)).regulationVersion,
  };
};
