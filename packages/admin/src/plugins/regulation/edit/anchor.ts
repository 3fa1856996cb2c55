/** Where a clause stands on the page of the form. */
export const anchorOf = (clause: string): string => `clause-${clause.replaceAll('.', '-')}`;
