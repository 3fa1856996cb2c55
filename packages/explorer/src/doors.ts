/** The doors of the API: the desk’s, and that of clients’ systems, at which nothing of the desk’s own can be named. */
export const doors = { staff: '/graphql', client: '/client/graphql' } as const;
export type Door = keyof typeof doors;
