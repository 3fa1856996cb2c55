/** What is mutated together, and by which tests: the fewer tests a mutant needs, the sooner it is done. Paths below `src`. */
interface Part {
  readonly mutate: readonly string[];
  readonly tests: readonly string[];
}

/** Acts and processes, held by tests on a PostgreSQL. */
const acts = {
  storedYears: {
    mutate: ['calendar/firstYears.ts', 'calendar/storedCalendar.ts'],
    tests: ['calendar/firstYears.test.ts', 'calendar/storedCalendar.test.ts'],
  },
  ruleBook: {
    mutate: ['regulation/firstVersion.ts', 'regulation/ruleBook.ts', 'regulation/ruleBookWatch.ts'],
    tests: ['regulation/ruleBook.test.ts'],
  },
  deskTimes: {
    mutate: ['regulation/deskHeaders.ts', 'regulation/writtenInstant.ts'],
    tests: ['regulation/deskHeaders.test.ts', 'regulation/writtenInstant.test.ts'],
  },
  regulationActs: { mutate: ['regulation/regulationActs.ts'], tests: ['regulation/regulationActs.test.ts'] },
  ledger: {
    mutate: ['sla/ledger.ts', 'sla/ledgerChain.ts', 'sla/ledgerState.ts', 'sla/ledgerVerification.ts'],
    tests: ['sla/ledger.test.ts'],
  },
  obligations: {
    mutate: ['sla/mergingActs.ts', 'sla/obligationActs.ts'],
    tests: ['sla/obligationActs.test.ts'],
  },
  withdrawing: { mutate: ['sla/withdrawing.ts'], tests: ['sla/withdrawing.test.ts'] },
  splitting: {
    mutate: ['sla/pastObligation.ts', 'sla/splittingActs.ts'],
    tests: ['sla/splittingActs.test.ts'],
  },
  breaches: {
    mutate: ['sla/breachEngine.ts', 'sla/runningObligation.ts', 'sla/waitingBriefly.ts', 'sla/warningMarks.ts'],
    tests: ['sla/breachEngine.test.ts'],
  },
  recomputing: {
    mutate: ['sla/calendarListing.ts', 'sla/calendarRecompute.ts', 'sla/calendarRecomputeProcess.ts'],
    tests: ['sla/calendarRecompute.test.ts'],
  },
  slaEvents: { mutate: ['sla/slaEvents.ts'], tests: ['sla/slaEvents.test.ts'] },
  slaBoard: { mutate: ['sla/slaBoard.ts'], tests: ['sla/slaBoard.test.ts'] },
} as const satisfies Record<string, Part>;

const ofActs = (key: keyof Part): string[] => Object.values(acts).flatMap((part): readonly string[] => part[key]);
/** Declarations of tables and of the API: the printed schema and the tests of the running system hold them. */
const declarations = (folder: string): string[] => [`!${folder}/*.{entity,type,resolver,test}.ts`, `!${folder}/*{Enums,Inputs}.ts`, `!${folder}/index.ts`];

/** The pure rules of a folder, held by the tests beside them; random comparisons with the slow truth take long and name no example. */
const rulesOf = (folder: string): Part => ({
  mutate: [`${folder}/*.ts`, ...declarations(folder), ...ofActs('mutate').map((file) => `!${file}`)],
  tests: [`${folder}/*.test.ts`, `!${folder}/*.oracle.test.ts`, ...ofActs('tests').map((file) => `!${file}`)],
});

const parts: Readonly<Record<string, Part>> = { calendar: rulesOf('calendar'), regulation: rulesOf('regulation'), sla: rulesOf('sla'), ...acts };

export const partNames = Object.keys(parts);
export const needsDatabase = (name: string): boolean => name in acts;

const inSources = (paths: readonly string[]): string[] => paths.map((file) => (file.startsWith('!') ? `!src/${file.slice(1)}` : `src/${file}`));

/** The part that this run is about, for Stryker and for Vitest alike. */
export const part = (): { name: string; mutate: string[]; tests: string[] } => {
  const name = process.env['MUTATED_PART'] ?? '';
  const { mutate, tests } = parts[name] ?? { mutate: [], tests: [] };
  return { name, mutate: inSources(mutate), tests: inSources(tests) };
};
