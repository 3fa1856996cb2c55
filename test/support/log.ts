import type { System } from './startSystem.ts';

export interface LogLine {
  level: number;
  msg: string;
  code?: string;
  field?: string;
  requestId?: string;
}

let marks = 0;

/** Asks something wrong in a way that is seen in the log, so that what stands before it is complete. */
const markLog = async (system: System): Promise<string> => {
  marks += 1;
  const mark = `mark${marks}`;
  await system.ask('mutation($input: AddInternalNoteInput!) { addInternalNote(input: $input) { eventIds } }', { input: { ticketId: 'x', body: 'x', [mark]: true } });
  const isMark = (line: string): boolean => line.includes(`"field":"${mark}"`);
  await system.server.printed((output) => output.split('\n').some((line) => isMark(line) && line.endsWith('}')));
  return mark;
};

/** Does something and answers the lines that the log got meanwhile, from the first to the last. */
export const logDuring = async <T>(system: System, something: () => Promise<T>): Promise<{ result: T; lines: LogLine[] }> => {
  const before = await markLog(system);
  const result = await something();
  const after = await markLog(system);
  const all = system.server.output().split('\n');
  const placeOf = (mark: string): number => all.findIndex((line) => line.includes(`"field":"${mark}"`));
  return { result, lines: all.slice(placeOf(before) + 1, placeOf(after)).map((line) => JSON.parse(line) as LogLine) };
};

/** Names of documents that somebody signed in has sent and no console has, of a system with CONSOLE_DOCUMENTS=report. Those of tests have none. */
export const foreignDocuments = async (system: System): Promise<string[]> => {
  await markLog(system);
  const lines = system.server.output().split('\n').filter((line) => line.includes('sends a document that no console of this desk has'));
  return lines.map((line) => (JSON.parse(line) as { document: string }).document);
};
