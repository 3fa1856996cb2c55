/** Two letters for a badge: the first of the family name and the first of the given name. */
export const initialsOf = (name: string): string => {
  const [family = '', given = ''] = name.trim().split(/\s+/, 2);
  return (family.charAt(0) + given.charAt(0)).toUpperCase();
};
