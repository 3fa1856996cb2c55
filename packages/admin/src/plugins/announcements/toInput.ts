type Values = Readonly<Record<string, unknown>>;

const ofReleases = ['featuresRu', 'featuresEn', 'fixesRu', 'fixesEn', 'url', 'solvedTickets'] as const;

/** Numbers as people write them into one line: between them stand blanks, commas or semicolons. */
const numbersIn = (typed: string): string[] => typed.split(/[\s,;]+/).filter(Boolean);

/** What the form holds, in the words of the contract. What was typed of a release that is none any more stays behind. */
export const toInput = ({ solvedTickets, ...data }: Values): Record<string, unknown> =>
  data['kind'] === 'RELEASE'
    ? { ...data, ...(typeof solvedTickets === 'string' ? { solvedTickets: numbersIn(solvedTickets) } : {}) }
    : Object.fromEntries(Object.entries(data).filter(([field]) => !ofReleases.some((one) => one === field)));
