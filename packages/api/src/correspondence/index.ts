import type { Feature } from '../platform/feature.ts';
import { clientRows } from './clientRows.ts';
import { clientSide } from './clientSide.ts';
import { CorrespondenceResolver } from './correspondence.resolver.ts';
import { startHoldingAnswers } from './heldAnswers.ts';
import { serveLetters } from './letterDoor.ts';
import { usePictures } from './remotePictures/mayLoadPictures.ts';
import { TimelineHtmlResolver } from './timelineHtml.resolver.ts';

/** What the client and the desk write to each other on a ticket (§4.4, §4.6, §4.12), and the timeline that shows it. */
export default { name: 'correspondence', clientRows, clientSide, resolvers: [CorrespondenceResolver, TimelineHtmlResolver], prepare: async ({ config }) => usePictures(config.remotePictures), serve: serveLetters, start: startHoldingAnswers } satisfies Feature;
