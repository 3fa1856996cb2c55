import type { ClientSide } from '../platform/graphql/clientSide.ts';

/** Clients look for what is theirs; standard answers and notes are the desk's own. */
export const clientSide: ClientSide = {
  Query: ['search'],
  Ticket: ['similar'],
  SearchAnswer: ['corrections', 'counts', 'endCursor', 'hits'],
  SearchHit: ['at', 'clientId', 'clientName', 'id', 'kind', 'number', 'snippet', 'title'],
  SearchKind: ['CLIENT', 'CONTACT', 'FEATURE_REQUEST', 'PRODUCT', 'TERMS_OF_REFERENCE', 'TICKET'],
  SearchCount: ['count', 'exact', 'kind'],
  SearchCorrection: ['taken', 'typed'],
  MarkedText: ['marks', 'text'],
  TextRange: ['length', 'start'],
};
