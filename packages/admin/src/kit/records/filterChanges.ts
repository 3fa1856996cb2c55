type Values = Readonly<Record<string, unknown>>;

/** What was made of the filters that a list shows, until it shows that. A change reaches the list by the address, and nobody waits for it before the next one. */
const wanted = new WeakMap<Values, Values>();

/** The filters of a list with one of them changed, or without it where nothing is looked for; beside what was changed since the list showed `shown`. */
export const withFilter = (shown: Values, source: string, value: unknown): Values => {
  const { [source]: _old, ...others } = wanted.get(shown) ?? shown;
  const changed = value === '' || value === undefined ? others : { ...others, [source]: value };
  wanted.set(shown, changed);
  return changed;
};

/** The list shows others now. */
export const forgetFilters = (shown: Values): void => {
  wanted.delete(shown);
};
