/** The mailbox behind an address, in lower case: what stands from a plus to the @ is a label that anybody makes up. */
export const mailboxOf = (address: string): string => address.toLowerCase().replace(/^([^@+]+)\+[^@]*@/, '$1@');

/** The same for the database; `address` is the column's, or a place. */
export const mailboxInSql = (address: string): string => `lower(regexp_replace(${address}, '^([^@+]+)\\+[^@]*@', '\\1@'))`;
