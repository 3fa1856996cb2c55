/** To whom letters go, in the order of the page. */
export const groups = ['client', 'sender', 'staff'] as const;
export type Group = (typeof groups)[number];

/** To whom a letter goes. */
export const groupOf = (template: string): Group => (template.startsWith('staff.') ? 'staff' : template.startsWith('intake.') ? 'sender' : 'client');
