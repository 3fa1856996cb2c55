import announceAFile from '../../schema/examples/graphql/announce-a-file.graphql?raw';
import fileARequest from '../../schema/examples/graphql/file-a-request.graphql?raw';
import fileOnce from '../../schema/examples/graphql/file-once.graphql?raw';
import follow from '../../schema/examples/graphql/follow.graphql?raw';
import records from '../../schema/examples/graphql/records.graphql?raw';
import request from '../../schema/examples/graphql/request.graphql?raw';
import requests from '../../schema/examples/graphql/requests.graphql?raw';

/** A document to begin with; `exampleVariables.ts` knows what it can be tried with. */
export interface Example {
  id: string;
  query: string;
}

/** The documents of the contract’s examples; both doors answer them, each with variables of its own. */
export const examples: readonly Example[] = [
  { id: 'requests', query: requests },
  { id: 'request', query: request },
  { id: 'fileARequest', query: fileARequest },
  { id: 'fileOnce', query: fileOnce },
  { id: 'records', query: records },
  { id: 'follow', query: follow },
  { id: 'announceAFile', query: announceAFile },
];
