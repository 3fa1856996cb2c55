import { gql, type Payload } from '@reglament/admin/kit';

/** What this plugin adds to a ticket. */
export interface Greeted { id: string; number: string; version: number; greetings?: number | null }
export interface Tally { greeted: number; counted: number }

/** Comes along with every ticket that the console reads. */
export const GREETINGS = gql`fragment ExampleHelloGreetings on Ticket { greetings }`;
export const TALLY = gql<{ greetingTally: Tally }, Record<never, never>>`query GreetingTally { greetingTally { greeted counted } }`;
export const GREET = gql<{ greetTicket: Payload & { ticket: Greeted | null } }, { input: { ticketId: string } }>`
  mutation GreetTicket($input: GreetTicketInput!) { greetTicket(input: $input) { ticket { id number version greetings } userErrors { code message field clause } } }`;
