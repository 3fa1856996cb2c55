import announceAFile from '../../schema/examples/graphql/announce-a-file.graphql?raw';
import fileARequest from '../../schema/examples/graphql/file-a-request.graphql?raw';
import fileOnce from '../../schema/examples/graphql/file-once.graphql?raw';
import follow from '../../schema/examples/graphql/follow.graphql?raw';
import records from '../../schema/examples/graphql/records.graphql?raw';
import request from '../../schema/examples/graphql/request.graphql?raw';
import requests from '../../schema/examples/graphql/requests.graphql?raw';

/** A document to begin with, and variables that it can be tried with. */
export interface Example {
  id: string;
  query: string;
  variables?: string;
}

const json = (value: object): string => JSON.stringify(value, null, 2);

/** The documents of the contract’s examples; both doors answer them. */
export const examples: readonly Example[] = [
  { id: 'requests', query: requests },
  { id: 'request', query: request, variables: json({ id: 'TP-2026-000001' }) },
  { id: 'fileARequest', query: fileARequest, variables: json({ input: { subject: 'Module is silent', body: 'No answer on UART after power-up.', priority: 'HIGH' } }) },
  { id: 'fileOnce', query: fileOnce, variables: json({ input: { externalId: 'erp-7', subject: 'Module is silent', body: 'No answer on UART after power-up.' } }) },
  { id: 'records', query: records, variables: json({ ids: [] }) },
  { id: 'follow', query: follow },
  { id: 'announceAFile', query: announceAFile, variables: json({ input: { fileName: 'uart.log', size: 2048, contentType: 'text/plain', sha256: '0'.repeat(64) } }) },
];
