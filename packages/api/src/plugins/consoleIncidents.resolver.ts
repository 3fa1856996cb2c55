import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { performAct } from '../access/act.ts';
import type { Context } from '../access/context.ts';
import { readRows } from '../platform/reading/rows.ts';
import { ConsoleIncidentType, NoteConsoleIncidentInput, NoteConsoleIncidentPayload } from './consoleIncidents.type.ts';
import { noteIncident } from './notingIncidents.ts';

const latest = `select plugin, item, message, windows, first_at as "firstAt", last_at as "lastAt" from console_incident order by last_at desc limit 100`;

@Resolver()
export class ConsoleIncidentsResolver {
  @Mutation(() => NoteConsoleIncidentPayload, { description: 'The console tells what of a plugin failed in this window, for whoever looks after the desk; staff only.' })
  async noteConsoleIncident(@Ctx() context: Context, @Arg('input', () => NoteConsoleIncidentInput) input: NoteConsoleIncidentInput): Promise<NoteConsoleIncidentPayload> {
    const { userErrors, eventIds } = await performAct(context, 'incidents.note', (work, viewer) => noteIncident(work, viewer, input));
    return { userErrors, eventIds };
  }

  @Query(() => [ConsoleIncidentType], { description: 'What failed in the consoles of all staff within 30 days, the latest first, at most 100; for staff, nothing for others.' })
  consoleIncidents(@Ctx() { viewer, reader }: Context): Promise<ConsoleIncidentType[]> | ConsoleIncidentType[] {
    return viewer?.kind === 'STAFF' ? readRows<ConsoleIncidentType>(reader, latest, []) : [];
  }
}
