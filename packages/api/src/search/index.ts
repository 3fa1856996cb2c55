import type { Feature } from '../platform/feature.ts';
import { clientRows } from './clientRows.ts';
import { clientSide } from './clientSide.ts';
import { startIndexing } from './following.ts';
import { SearchDocument, SearchPending, SearchProgress, SearchWord } from './searchIndex.entity.ts';
import { SearchResolver } from './search.resolver.ts';
import { SimilarResolver } from './similar.resolver.ts';

/** Full-text search over requests, the directories and what clients want to have developed. */
export default { name: 'search', entities: [SearchDocument, SearchWord, SearchPending, SearchProgress], clientRows, clientSide, resolvers: [SearchResolver, SimilarResolver], start: startIndexing } satisfies Feature;
