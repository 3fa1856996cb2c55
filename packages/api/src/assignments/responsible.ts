import type { Client } from '../clients/client.entity.ts';
import type { Work } from '../platform/work.ts';
import { Absence } from '../staff/absence.entity.ts';
import { Staff } from '../staff/staff.entity.ts';
import { Assignment } from './assignment.entity.ts';
import { choiceFor, type Candidate, type Choice, type Responsibility } from './choosing.ts';

const candidate = ({ id, name, active }: Staff, absence?: Absence): Candidate =>
  ({ id, name, active: active !== false, absentUntil: absence?.endsOn ?? null, deputyId: absence?.deputy?.id ?? null });

/** Those whom a choice may come upon: the given people, whoever is away on the day, and their deputies. `day` is YYYY-MM-DD. */
const candidatesOn = async (work: Work, day: string, given: readonly Staff[]): Promise<Map<string, Candidate>> => {
  const absences = await work.em.find(Absence, { withdrawnAt: null, beginsOn: { $lte: day }, endsOn: { $gte: day } }, { populate: ['staff', 'deputy'] });
  const people = [...given, ...absences.flatMap(({ deputy }) => deputy ?? [])].map((staff): [string, Candidate] => [staff.id, candidate(staff)]);
  return new Map([...people, ...absences.map((absence): [string, Candidate] => [absence.staff.id, candidate(absence.staff, absence)])]);
};

/** The assignment of a client that counts on a day. */
const assignmentOn = async (work: Work, client: Client, day: string): Promise<Assignment | null> => {
  const [assignment] = await work.em.find(
    Assignment,
    { client, validFrom: { $lte: day }, $or: [{ validUntil: null }, { validUntil: { $gte: day } }] },
    { populate: ['specialist', 'deputy'], orderBy: { validFrom: 'desc' }, limit: 1 },
  );
  return assignment ?? null;
};

/** §1: who gets a request of a client that came on one day and is registered on another: the assignment is that of the receipt, the absences are those of today. */
export const responsibleFor = async (work: Work, client: Client, { receivedOn, today }: { receivedOn: string; today: string }): Promise<Choice> => {
  const assignment = await assignmentOn(work, client, receivedOn);
  if (!assignment) return choiceFor(null, new Map());
  const { specialist, deputy } = assignment;
  return choiceFor({ specialistId: specialist.id, deputyId: deputy?.id ?? null }, await candidatesOn(work, today, deputy ? [specialist, deputy] : [specialist]));
};

/** §1: who stands in for somebody who has a request of the client and is away; the choice is `RESPONSIBLE` when nobody has to. */
export const standInFor = async (work: Work, client: Client, person: Staff, today: string): Promise<Choice> => {
  const assignment = await assignmentOn(work, client, today);
  const others = [assignment?.deputy, assignment?.specialist].flatMap((one) => (one && one.id !== person.id ? [one] : []));
  const responsibility: Responsibility = { specialistId: person.id, deputyId: others[0]?.id ?? null };
  return choiceFor(responsibility, await candidatesOn(work, today, [person, ...others]));
};
