type Values = Readonly<Record<string, unknown>>;

/** Fields of the form, in the words of the contract. */
const fields = ['name', 'host', 'port', 'security', 'userName', 'password', 'folder', 'afterStoring', 'moveTo'] as const;
const onlyNew = ['takesExisting'] as const;

/** A form knows texts alone: the port becomes a number, and what is none is left for the server to refuse. */
const valueOf = (field: string, value: unknown): unknown => (field === 'port' && typeof value === 'string' && /^\d{1,6}$/.test(value.trim()) ? Number(value) : value);

/** What the form holds, whole. */
export const orderOf = (data: Values, names: readonly string[] = fields): Record<string, unknown> =>
  Object.fromEntries(names.filter((field) => data[field] !== undefined && data[field] !== null).map((field) => [field, valueOf(field, data[field])]));

/** A new mailbox whole; of a known one what changed. A password that was left empty stays as it is. */
export const toInput = (data: Values, previous?: Values): Record<string, unknown> => {
  if (!previous) return orderOf(data, [...fields, ...onlyNew]);
  const changed = fields.filter((field) => data[field] !== undefined && valueOf(field, data[field]) !== previous[field] && !(field === 'password' && !data[field]));
  return Object.fromEntries(changed.map((field) => [field, valueOf(field, data[field])]));
};
