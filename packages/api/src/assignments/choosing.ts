/** Somebody who may become responsible for a request, as a day finds this person. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** False for people who left. */
  readonly active: boolean;
  /** Last day of the absence in which the day finds this person, YYYY-MM-DD; null for whoever is here. */
  readonly absentUntil: string | null;
  /** Who stands in for that absence, when it names somebody. */
  readonly deputyId: string | null;
}

/** Who is responsible for a client, and who stands in. */
export interface Responsibility {
  readonly specialistId: string;
  readonly deputyId: string | null;
}

/** Who gets a request, and why. */
export interface Choice {
  readonly person: Candidate | null;
  readonly way: 'RESPONSIBLE' | 'DEPUTY' | 'LEAST_LOADED' | 'COMMON_QUEUE';
  /** The responsible specialist, when it is not the one who was chosen. */
  readonly instead: Candidate | null;
  /** How many answers the person owed, when the load decided. */
  readonly promises?: number;
  /** Why the load decided for nobody. */
  readonly unfit?: 'NOBODY_HERE' | 'ALL_AT_CAP';
}

export const isHere = ({ active, absentUntil }: Candidate): boolean => active && absentUntil === null;

/**
 * §1: a request goes to the client's responsible specialist; in absence to the deputy, first the one whom the absence names, then
 * the one of the assignment; a deputy who is away has a deputy too. Nobody is asked twice, so a circle of deputies ends. When
 * nobody of them is here, it goes to the common queue.
 */
export const choiceFor = (responsibility: Responsibility | null, people: ReadonlyMap<string, Candidate>): Choice => {
  if (!responsibility) return { person: null, way: 'COMMON_QUEUE', instead: null };
  const asked = new Set<string>();
  const standIn = (id: string | null): Candidate | null => {
    const person = id === null || asked.has(id) ? undefined : people.get(id);
    if (!person) return null;
    asked.add(person.id);
    return isHere(person) ? person : standIn(person.deputyId);
  };
  const specialist = people.get(responsibility.specialistId) ?? null;
  const person = standIn(responsibility.specialistId) ?? standIn(responsibility.deputyId);
  if (person && person === specialist) return { person, way: 'RESPONSIBLE', instead: null };
  return { person, way: person ? 'DEPUTY' : 'COMMON_QUEUE', instead: specialist };
};

/** What an event keeps of a choice, so that the timeline can tell it. */
export const factsOfChoice = ({ person, way, instead, promises, unfit }: Choice): Record<string, string | null> => ({
  assigneeId: person?.id ?? null,
  assigneeName: person?.name ?? null,
  chosen: way,
  insteadOf: instead?.name ?? null,
  absentUntil: instead?.absentUntil ?? null,
  ...(promises === undefined ? {} : { promises: String(promises) }),
  ...(unfit === undefined ? {} : { unfit }),
});
