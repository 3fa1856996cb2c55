type Values = Readonly<Record<string, unknown>>;

const ofReleases = ['featuresRu', 'featuresEn', 'fixesRu', 'fixesEn', 'url', 'solvedTickets'] as const;

/** Numbers as people write them into one line: between them stand blanks, commas or semicolons. */
const numbersIn = (typed: string): string[] => typed.split(/[\s,;]+/).filter(Boolean);

/** What was typed with these numbers behind it, and how many of them it lacked. */
export const withNumbers = (typed: string, numbers: readonly string[]): { added: number; all: string } => {
  const written = numbersIn(typed);
  const known = new Set(written.map((number) => number.toUpperCase()));
  const lacking = numbers.filter((number) => !known.has(number));
  return { added: lacking.length, all: [...written, ...lacking].join(', ') };
};

/** What the form holds, in the words of the contract. What was typed of a release that is none any more stays behind. */
export const toInput = ({ solvedTickets, ...data }: Values): Record<string, unknown> =>
  data['kind'] === 'RELEASE'
    ? { ...data, ...(typeof solvedTickets === 'string' ? { solvedTickets: numbersIn(solvedTickets) } : {}) }
    : Object.fromEntries(Object.entries(data).filter(([field]) => !ofReleases.some((one) => one === field)));
